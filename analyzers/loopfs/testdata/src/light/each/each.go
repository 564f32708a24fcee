// Package each has functions that call what they are given once for each element.
package each

import (
	"os"
	"slices"
	"sort"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	paths []string
	home  sync.Once
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.home.Do(func() { os.Stat(m.paths[0]) }) // not more than once
	slices.SortFunc(m.paths, func(a, b string) int {
		return int(size(a) - size(b))
	})
	sort.Sort(bySize(m.paths))
	return m, nil
}

func (m *model) View() string { return "" }

type bySize []string

func (s bySize) Len() int           { return len(s) }
func (s bySize) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s bySize) Less(i, j int) bool { return modified(s[i]) < modified(s[j]) }

func size(path string) int64 {
	info, err := os.Stat(path) // want `os\.Stat \(fs\) blocks the bubbletea loop: \(\*model\)\.Update → \(\*model\)\.Update\.func2 → .*size → os\.Stat, also from 1 more place`
	if err != nil {
		return 0
	}
	return info.Size()
}

func modified(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.ModTime().Unix()
}

// shown formats many times in the local zone, for which no file is read.
type shown struct{ zone string }

func (s shown) Init() tea.Cmd { return nil }

func (s shown) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for range 1000 {
		time.LoadLocation("Local")
		time.LoadLocation(s.zone) // want `time\.LoadLocation \(fs\) blocks the bubbletea loop`
	}
	return s, nil
}

func (s shown) View() string { return "" }
