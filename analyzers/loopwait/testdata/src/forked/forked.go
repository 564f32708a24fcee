// Package forked waits for goroutines that the same function starts. It is over when
// they are: what they do counts, not that it is waited for.
package forked

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	parts []int
	ready chan struct{}
	jobs  sync.WaitGroup
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		m.sum()
		each(m.parts, func(n int) { m.parts[n]++ })
		each(m.parts, func(int) { <-m.ready }) // want `channel receive \(wait\) blocks the bubbletea loop: .*forked\.each`
	case string:
		m.remove()
		m.lent()
		m.left()
	}
	return m, nil
}

func (m *model) View() string { return "" }

func (m *model) sum() (sums [2]int) {
	var group sync.WaitGroup
	for i := range sums {
		group.Add(1)
		go func() {
			defer group.Done()
			for _, n := range m.parts {
				sums[i] += n
			}
		}()
	}
	group.Wait()
	return sums
}

func each(parts []int, do func(int)) {
	group := new(sync.WaitGroup)
	for _, n := range parts {
		group.Go(func() { do(n) })
	}
	group.Wait()
}

func (m *model) remove() {
	var group sync.WaitGroup
	group.Go(func() { os.Remove("a") })
	group.Wait() // want `WaitGroup\)\.Wait \(wait\) blocks`
}

func (m *model) lent() {
	var group sync.WaitGroup
	group.Add(1)
	lend(&group)
	group.Wait() // want `WaitGroup\)\.Wait \(wait\) blocks`
}

var lend func(*sync.WaitGroup)

func (m *model) left() {
	m.jobs.Go(func() {})
	m.jobs.Wait() // want `WaitGroup\)\.Wait \(wait\) blocks`
}
