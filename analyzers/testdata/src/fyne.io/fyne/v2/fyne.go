// Package fyne is a small copy for fixtures.
package fyne

type PointEvent struct{}

type Tappable interface{ Tapped(*PointEvent) }
