// Package handler is a small copy of controller-runtime's: its interface is an
// instance of a generic one.
package handler

import "context"

type Object interface{ GetName() string }

type Queue interface{ Add(name string) }

type TypedEventHandler[T any] interface {
	Create(ctx context.Context, obj T, q Queue)
}

type EventHandler = TypedEventHandler[Object]
