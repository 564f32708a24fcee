// Package widget is a user's own widget: its fields are slots that run on the
// loop, which no table says.
package widget

import tea "github.com/charmbracelet/bubbletea"

type Button struct {
	OnPress func()
	Source  Source
}

type Source interface{ Lines() []string }

func New(onPress func()) *Button { return &Button{OnPress: onPress} }

func (b *Button) Init() tea.Cmd { return nil }

func (b *Button) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if b.OnPress != nil {
		b.OnPress()
	}
	if b.Source != nil {
		b.Source.Lines()
	}
	return b, nil
}

func (b *Button) View() string { return "" }
