// Package termui is a small copy for fixtures.
package termui

type Event struct{ ID string }

func PollEvents() <-chan Event {
	ch := make(chan Event)
	return ch
}
