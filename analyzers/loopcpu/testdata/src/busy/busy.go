// Package busy has loops that keep the goroutine without doing anything.
package busy

import (
	"runtime"
	"sync"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	done  atomic.Bool
	state uint32
	ready bool
	n     int
	ch    chan int
	quit  chan struct{}
	mu    sync.Mutex
	head  *node
}

type node struct {
	next *node
	v    int
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		for !m.done.Load() { // want `busy loop \(cpu\) blocks the bubbletea loop: \(\*model\)\.Update → busy loop \(likely\)`
		}
	case uint:
		for atomic.LoadUint32(&m.state) != 3 { // want `busy loop `
			runtime.Gosched()
		}
	case string:
		for { // want `endless loop \(cpu\) blocks the bubbletea loop: \(\*model\)\.Update → endless loop;`
			select {
			case x := <-m.ch:
				m.n += x
			default:
			}
		}
	case byte:
		for { // want `busy loop `
			select {
			case <-m.quit:
				return m, nil
			default:
				runtime.Gosched()
			}
		}
	case bool:
		for !m.ready { // want `busy loop `
		}
	case rune:
		for len(m.ch) > 0 { // want `busy loop `
		}
	case float32:
		forever()
	case []int:
		m.fine()
		m.others()
		m.elsewhere()
	}
	return m, nil
}

func (m *model) View() string { return "" }

func forever() {
	for { // want `endless loop .*\(\*model\)\.Update → busy\.forever → endless loop`
	}
}

func (m *model) fine() {
	// What is there is taken out: it ends when nothing is left.
	for {
		select {
		case x := <-m.ch:
			m.n += x
			continue
		default:
		}
		break
	}
	// Works, and looks now and then whether to stop.
	for i := 0; ; i++ {
		select {
		case <-m.quit:
			return
		default:
		}
		m.step(i)
	}
}

func (m *model) step(i int) { m.n += i }

func (m *model) others() {
	// It ends with the second turn, mostly.
	for {
		old := atomic.LoadUint32(&m.state)
		if atomic.CompareAndSwapUint32(&m.state, old, old+1) {
			break
		}
	}
	// Spins for a while before it waits.
	for i := 0; i < 100 && !m.done.Load(); i++ {
	}
	m.mu.Lock()
	// A list has an end.
	for n := m.head; n != nil; n = n.next {
		m.n += n.v
	}
	for m.head != nil {
		m.head = m.head.next
	}
	for i := 0; i < m.n; i++ {
	}
}

func (m *model) elsewhere() {
	go func() {
		for !m.done.Load() {
		}
	}()
}
