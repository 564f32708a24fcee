// Package possible has what is reported with -min-grade possible alone.
package possible

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	items, other []int
	cache        map[string]int
	synced       sync.Map
	n            int
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case int:
		for range m.items { // want `time grows with n² on the bubbletea loop .*: a loop in \(\*model\)\.Update: .*possible`
			for _, b := range m.items {
				m.n += b
			}
		}
	case uint:
		for range m.items { // want `time grows with n·m .*possible`
			for _, b := range m.other {
				m.n += b
			}
		}
	case string:
		m.cached(msg)
		m.kept(msg)
	case byte:
		data, _ := os.ReadFile("a")
		for i := range 100_000_000 { // want `100,000,000 iterations .*possible`
			if int(data[0]) == i { // it may end with the first
				break
			}
		}
	case bool:
		fib(m.n) // want `time grows with 1\.62ⁿ .*possible.*its message$`
	}
	return m, nil
}

func (m *model) View() string { return "" }

func (m *model) cached(key string) int {
	if v, ok := m.cache[key]; ok {
		return v
	}
	v := work() // once for each key
	m.cache[key] = v
	return v
}

func (m *model) kept(key string) any {
	if v, ok := m.synced.Load(key); ok {
		return v
	}
	v := work()
	m.synced.Store(key, v)
	return v
}

func work() (sum int) {
	for i := range 200_000_000 { // want `200,000,000 iterations .*possible`
		sum += i
	}
	return sum
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

//loopvet:onloop own
func entry(lines, words []string) (n int) {
	for _, line := range lines { // want `time grows with n·m on the own loop .*: a loop in possible.entry: .*possible.*; what has to stay goes in parts`
		for _, word := range words {
			if line == word {
				n++
			}
		}
	}
	return n
}
