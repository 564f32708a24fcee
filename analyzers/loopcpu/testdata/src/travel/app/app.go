// Package app charges a loop with what helpers two packages away compute.
package app

import (
	"os"
	"strings"

	"travel/kernel"
	"travel/middle"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	pix   []byte
	items []int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	middle.Square(m.pix, 8000) // want `about .* on the bubbletea loop \(budget .* ms\): 8,000 × 8,000 iterations of a loop in kernel.Blur: model.Update → middle.Square → kernel.Blur, also from 1 more place; return a tea.Cmd`
	middle.Screen(m.pix)       // the other place: 2,160 × 3,840
	middle.Square(m.pix, 100)  // a hundredth of a frame
	kernel.Bubble(m.items)     // possible: nothing tells how many there are
	kernel.Sum(m.items)
	kernel.Load() // loopfs tells: with the file the sorting leaves the loop too
	return m, nil
}

func (m model) View() string {
	data, _ := os.ReadFile("lines.txt")
	lines := strings.Split(string(data), "\n")
	n := make([]int, len(lines))
	kernel.Bubble(n) // want `time grows with n² on the bubbletea loop`
	return ""
}
