// Package bus hands events to whoever has subscribed.
package bus

// An Event is one of the types of package ui.
type Event any

// Stop is an event that the bus itself sends.
type Stop struct{}

// Sub handles events.
type Sub func(Event)

// Bus holds the subscribers.
type Bus struct{ subs []Sub }

// Subscribe adds one.
func (b *Bus) Subscribe(s Sub) { b.subs = append(b.subs, s) }

// Publish hands an event to all.
func (b *Bus) Publish(e Event) {
	for _, s := range b.subs {
		s(e)
	}
}

// Stop tells all that it is over.
func (b *Bus) Stop() { b.Publish(Stop{}) }
