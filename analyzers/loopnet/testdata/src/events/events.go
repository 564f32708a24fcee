// Package events implements a framework's interface that is an instance of a
// generic one.
package events

import (
	"context"
	"net/http"

	"sigs.k8s.io/controller-runtime/pkg/handler"
)

type notify struct{}

var _ handler.EventHandler = notify{}

func (notify) Create(ctx context.Context, obj handler.Object, q handler.Queue) {
	http.Get("http://localhost/" + obj.GetName()) // want `http\.Get \(net\) blocks the controller-runtime-events loop`
	q.Add(obj.GetName())
}
