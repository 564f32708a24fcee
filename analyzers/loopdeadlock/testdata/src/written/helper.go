package written

// broker sends to itself by a method that others call too: the room in the channel
// may be used up.
type broker struct {
	publish chan int
	alone   chan int
}

func newBroker() *broker {
	return &broker{publish: make(chan int, 100), alone: make(chan int, 100)}
}

//loopvet:onloop broker
func (b *broker) listen() {
	for {
		select {
		case n := <-b.publish:
			b.Publish(n - 1)
			b.keep(n)
		case <-b.alone:
		}
	}
}

func (b *broker) Publish(n int) {
	b.publish <- n // want `channel send \(deadlock\) waits for the broker loop it runs on: \(\*broker\).listen → \(\*broker\).Publish → channel send \(likely\)`
}

// keep is called from here alone.
func (b *broker) keep(n int) { b.alone <- n }
