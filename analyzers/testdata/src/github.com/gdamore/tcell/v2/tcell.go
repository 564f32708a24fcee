// Package tcell is a small copy of tcell: the types that tview's handlers take, and the
// ways to an event.
package tcell

type Key int16

const (
	KeyEnter Key = 13
	KeyEsc   Key = 27
)

type EventKey struct {
	key Key
	ch  rune
}

func (e *EventKey) Key() Key   { return e.key }
func (e *EventKey) Rune() rune { return e.ch }

type Event any

type Screen interface {
	PollEvent() Event
	ChannelEvents(ch chan<- Event, quit <-chan struct{})
	PostEventWait(ev Event)
	Show()
	Clear()
}
