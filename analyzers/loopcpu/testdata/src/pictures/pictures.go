// Package pictures computes for long on a loop.
package pictures

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	picture image.Image
	encoded []byte
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case []byte:
		m.picture, _ = jpeg.Decode(bytes.NewReader(msg)) // want `jpeg\.Decode \(cpu\) blocks the bubbletea loop`
		return m, encode(m.picture)
	case int:
		layout(msg) // want `layout.* \(cpu\) blocks the bubbletea loop`
	}
	return m, nil
}

func (m model) View() string {
	var buf bytes.Buffer
	png.Encode(&buf, m.picture) // want `png\.Encode \(cpu\) blocks the bubbletea loop`
	return buf.String()
}

// layout places every node against every other.
//
//loopvet:blocks cpu cubic in the number of nodes
func layout(nodes int) {}

func encode(picture image.Image) tea.Cmd {
	return func() tea.Msg {
		var buf bytes.Buffer
		png.Encode(&buf, picture)
		return buf.Bytes()
	}
}
