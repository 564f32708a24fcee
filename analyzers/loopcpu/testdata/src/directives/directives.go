// Package directives says itself how long its functions compute.
package directives

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ n int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		layout()  // want `about 80 ms on the bubbletea loop \(budget 16 ms\): directives\.layout: model\.Update; return`
		quick()   // 5 ms
		mostly(m) // the time of what it calls is told with it
	case string:
		for range 10 { // want `about 50 ms on the bubbletea loop \(budget 16 ms\): 10 iterations of directives\.quick: model\.Update;`
			quick()
		}
	}
	return m, nil
}

func (m model) View() string { return "" }

//loopvet:cost 80ms measured with 100 nodes
func layout() {}

//loopvet:cost 5ms measured
func quick() {
	for i := 0; i < 1_000_000_000; i++ {
		sum += i
	}
}

var sum int

//loopvet:cost 2ms it never goes further than the first hundred
func mostly(m model) {
	slow()
	os.Getpid()
}

func slow() {
	for i := 0; i < 1_000_000_000; i++ {
		sum += i
	}
}
