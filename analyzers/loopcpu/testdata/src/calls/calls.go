// Package calls has functions whose time their callers decide, and recursion.
package calls

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	n     int
	items []int
	root  *tree
	memo  map[int]int
}

type tree struct {
	left, right *tree
	v           int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		once(90_000_000)
		once(1000)
		outer(9000)
	case uint:
		fib(40) // want `calls of calls\.fib`
		fib(10)
	case uint8:
		steps(40) // want `calls of calls\.steps`
		m.memoized(40)
		count(1000)
		m.root.sum()
		halves(m.items)
	case uint16:
		hanoi(28, 'a', 'b', 'c') // want `calls of calls\.hanoi`
		fib(m.n)                 // possible
	case string:
		each(3000, func(i int) int { return once2(60_000) })
		each(3000, func(i int) int { return i })
	case int8:
		for _, x := range m.items { // want `time grows with n on the bubbletea loop \(budget 16 ms\): a loop in model.Update, \d\.\dms each`
			for range 9_000_000 {
				m.n += x
			}
		}
	case int16:
		for _, x := range m.items { // how many does not matter
			for range 90_000_000 { // want `90,000,000 iterations`
				m.n += x
			}
		}
	case bool:
		find(m.items)
	}
	return m, nil
}

func (m model) View() string { return "" }

func once(n int) (sum int) {
	for i := 0; i < n; i++ { // want `90,000,000 iterations of a loop in calls\.once: model\.Update → calls\.once`
		sum += i
	}
	return sum
}

func once2(n int) (sum int) {
	for i := range n {
		sum ^= i
	}
	return sum
}

func outer(n int) (sum int) {
	for i := 0; i < n; i++ { // want `9,000 iterations of calls\.inner: model\.Update → calls\.outer`
		sum += inner(n)
	}
	return sum
}

func inner(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += i & 3
	}
	return sum
}

// each takes as long as what it is given.
func each(n int, f func(int) int) (sum int) {
	for i := range n { // want `about \d+ ms on the bubbletea loop \(budget 16 ms\): 3,000 iterations of a loop in calls\.each`
		sum += f(i)
	}
	return sum
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func steps(n int) int {
	if n <= 0 {
		return 1
	}
	return steps(n-1) + steps(n-2) + steps(n-3)
}

func (m model) memoized(n int) int {
	if n < 2 {
		return n
	}
	if v, ok := m.memo[n]; ok {
		return v
	}
	v := m.memoized(n-1) + m.memoized(n-2)
	m.memo[n] = v
	return v
}

func count(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + count(n-1)
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.v + t.left.sum() + t.right.sum()
}

func halves(s []int) {
	if len(s) < 2 {
		return
	}
	m := len(s) / 2
	halves(s[:m])
	halves(s[m:])
	slices.Sort(s)
}

func hanoi(n int, from, to, by rune) int {
	if n == 0 {
		return 0
	}
	return hanoi(n-1, from, by, to) + 1 + hanoi(n-1, by, to, from)
}

// find looks for something: how far, nobody knows, the constant is the worst.
func find(items []int) int {
	for i := 0; i < 100_000_000; i++ {
		if i*i%1001 == items[0] {
			return i
		}
	}
	return -1
}
