// Package hub has a loop that calls what a method stores. The package that gives it
// something knows an interface only.
package hub

// A Hub tells of what happens.
type Hub interface {
	OnOpen(f func(name string))
	OnClose(f func(name string))
}

type events struct {
	open, close func(name string)
	names       chan string
}

func (e *events) OnOpen(f func(name string))  { e.open = f }
func (e *events) OnClose(f func(name string)) { e.close = f }

type local struct {
	events // promotes the methods
}

// New starts a Hub.
func New() Hub {
	l := &local{events{names: make(chan string)}}
	go l.work()
	return l
}

//loopvet:onloop hub
func (l *local) work() {
	for name := range l.names {
		l.open(name)
		go l.close(name)
	}
}
