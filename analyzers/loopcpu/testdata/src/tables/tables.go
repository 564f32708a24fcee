// Package tables calls what the tables price: constant arguments decide.
package tables

import (
	"crypto/sha256"
	"regexp"
	"slices"
	"sort"
	"strings"

	"golang.org/x/crypto/bcrypt"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	lines []string
	text  string
	data  [64 << 20]byte
	sum   [32]byte
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		m.sum = sha256.Sum256(m.data[:]) // want `about .* ms on the bubbletea loop \(budget 16 ms\): sha256\.Sum256: `
		m.sum = sha256.Sum256([]byte(m.text))
	case string:
		for _, line := range m.lines { // each line compiles it again, and that is 10 µs
			if regexp.MustCompile(`^[a-z]+$`).MatchString(line) {
				m.text += line
			}
		}
		for range 20_000 { // want `20,000 iterations of regexp\.MustCompile`
			regexp.MustCompile(`^[a-z]+\d+ (one|two)$`)
		}
	case byte:
		sort.Strings(m.lines)
		slices.Sort(strings.Fields(m.text))
		sort.Ints(make([]int, 1_000_000)) // want `about .* ms on the bubbletea loop .*: sort\.Ints: `
		sort.Ints(make([]int, 1000))
	case bool:
		bcrypt.GenerateFromPassword(nil, 14) // loopcrypto's
	}
	return m, nil
}

func (m *model) View() string { return "" }
