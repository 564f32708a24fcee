// Package reflection: a call through reflect has no callee to follow.
package reflection

import (
	"os"
	"reflect"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ path string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	reflect.ValueOf(m).MethodByName("Save").Call(nil) // missed: Save
	return m, nil
}

func (m model) Save() { os.WriteFile(m.path, nil, 0o600) }

func (m model) View() string { return "" }
