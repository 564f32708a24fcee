// Package screen is a small copy of shiny's: the program takes events one after
// another.
package screen

type EventDeque interface {
	Send(event any)
	NextEvent() any
}

type Window interface {
	EventDeque
	Publish()
}
