// Package written has hand-written loops that send to themselves, or wait for
// their own end.
package written

import "sync"

type hub struct {
	register   chan int
	unregister chan int
	results    chan int
	buffered   chan int
}

func newHub() *hub {
	return &hub{register: make(chan int), unregister: make(chan int), results: make(chan int), buffered: make(chan int, 8)}
}

//loopvet:onloop hub
func (h *hub) run() {
	for {
		select {
		case n := <-h.register:
			if n < 0 {
				h.unregister <- n // want `channel send \(deadlock\) waits for the hub loop it runs on`
			}
			h.buffered <- n // there is room
			h.drop(n)
			h.results <- n // somebody else receives: a wait, no deadlock
		case <-h.unregister:
		case <-h.buffered:
		}
	}
}

func (h *hub) drop(n int) {
	h.unregister <- n // want `channel send \(deadlock\) waits for the hub loop it runs on: .*run → .*drop → channel send`
	go func() { h.unregister <- n }()
}

func (h *hub) collect() int { return <-h.results }

// worker waits for its own end: its stop is for others.
type worker struct {
	jobs  chan string
	done  chan struct{}
	group sync.WaitGroup
	other sync.WaitGroup
}

func start() *worker {
	w := &worker{jobs: make(chan string), done: make(chan struct{})}
	w.group.Add(1)
	go func() {
		defer w.group.Done()
		w.run()
	}()
	w.other.Go(func() { w.stop() })
	return w
}

//loopvet:onloop worker
func (w *worker) run() {
	defer close(w.done)
	for job := range w.jobs {
		switch job {
		case "stop":
			w.stop()
		case "close":
			w.close()
		case "others":
			w.other.Wait() // a wait for others, no deadlock
		}
	}
}

func (w *worker) stop() {
	w.group.Wait() // want `\(\*sync\.WaitGroup\)\.Wait \(deadlock\) waits for the worker loop it runs on: .*run → .*stop`
}

func (w *worker) close() {
	<-w.done // want `channel receive \(deadlock\) waits for the worker loop it runs on: .*run → .*close`
}

type poller struct {
	ticks chan int
	group sync.WaitGroup
}

func poll() {
	p := &poller{ticks: make(chan int)}
	p.group.Go(p.run)
}

//loopvet:onloop poller
func (p *poller) run() {
	for {
		if <-p.ticks < 0 {
			p.group.Wait() // want `\(\*sync\.WaitGroup\)\.Wait \(deadlock\) waits for the poller loop it runs on`
		}
	}
}

// mill has channels with room for one, which it sends to itself.
type mill struct {
	jobs    chan int
	rebuild chan struct{}
	again   chan struct{}
	next    chan struct{}
}

func newMill() *mill {
	return &mill{
		jobs:    make(chan int),
		rebuild: make(chan struct{}, 1),
		again:   make(chan struct{}, 1),
		next:    make(chan struct{}, 1),
	}
}

//loopvet:onloop mill
func (m *mill) run() {
	m.next <- struct{}{} // the first turn is not yet there
	for {
		select {
		case n := <-m.jobs:
			m.rebuild <- struct{}{} // want `channel send \(deadlock\) waits for the mill loop it runs on: .*\(likely\)`
			if n > 0 {
				m.again <- struct{}{} // want `channel send \(deadlock\) waits for the mill loop it runs on`
			}
		case <-m.again:
			m.rebuild <- struct{}{} // want `channel send \(deadlock\) waits for the mill loop it runs on`
		case <-m.rebuild:
		case <-m.next:
			m.next <- struct{}{} // its own place has just become free
		}
	}
}

func (m *mill) retry() {
	select {
	case m.again <- struct{}{}:
	default:
	}
}

// shelf asks a goroutine for sizes, which sends them to the loop, and tells another one.
type shelf struct {
	keys   chan rune
	wanted chan string
	lines  chan string
	sizes  chan<- int
	loaded chan int
}

func newShelf() *shelf {
	loaded := make(chan int, 8)
	s := &shelf{keys: make(chan rune), wanted: make(chan string, 64), lines: make(chan string, 64), loaded: loaded}
	s.answerTo(loaded)
	go s.load()
	go s.log()
	return s
}

func (s *shelf) answerTo(sizes chan<- int) { s.sizes = sizes }

func (s *shelf) load() {
	for name := range s.wanted {
		s.measure(name)
	}
}

func (s *shelf) measure(name string) { s.sizes <- len(name) }

func (s *shelf) log() {
	for range s.lines {
	}
}

//loopvet:onloop shelf
func (s *shelf) run() {
	for {
		select {
		case key := <-s.keys:
			s.want(string(key))
			s.lines <- string(key) // its receiver waits for nobody
		case <-s.loaded:
		}
	}
}

func (s *shelf) want(name string) {
	s.wanted <- name // want `channel send \(deadlock\) waits for the shelf loop it runs on: .*run → .*want → channel send \(likely\)`
}

// drill has one job at a time with its worker, and room for it.
type drill struct {
	jobs    chan int
	results chan int
	batches chan int
	sums    chan int
}

func newDrill() *drill {
	d := &drill{jobs: make(chan int, 1), results: make(chan int), batches: make(chan int, 8), sums: make(chan int)}
	d.jobs <- 0
	go d.work()
	go d.add()
	return d
}

func (d *drill) add() {
	for n := range d.batches {
		d.sums <- n
	}
}

func (d *drill) work() {
	for n := range d.jobs {
		d.results <- n
	}
}

//loopvet:onloop drill
func (d *drill) run() {
	for {
		select {
		case n := <-d.results:
			d.jobs <- n + 1 // the worker is at its receive again
		case n := <-d.sums:
			d.split(n)
		}
	}
}

func (d *drill) split(n int) {
	for i := range n {
		d.batches <- i // want `channel send \(deadlock\) waits for the drill loop it runs on: .*run → .*split → channel send \(likely\)`
	}
}
