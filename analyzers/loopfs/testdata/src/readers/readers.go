// Package readers gives readers and writers to others: what they are decides
// whether reading is a file operation.
package readers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	file *os.File
	buf  bytes.Buffer
	line string
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "file":
		m.file.Write([]byte("x")) // want `Write.* \(fs\) blocks the bubbletea loop`
		io.ReadAll(m.file)        // want `\(fs\) blocks the bubbletea loop`
	case "wrapped":
		r := bufio.NewReader(m.file)
		m.line, _ = r.ReadString('\n') // want `\(fs\) blocks the bubbletea loop`
	case "decoder":
		json.NewDecoder(m.file).Decode(&m.line) // want `\(fs\) blocks the bubbletea loop`
	case "memory":
		io.ReadAll(&m.buf)
		io.Copy(&m.buf, strings.NewReader(m.line))
		bufio.NewReader(&m.buf).ReadString('\n')
		json.NewDecoder(strings.NewReader(m.line)).Decode(&m.line)
	}
	return m, nil
}

func (m *model) View() string { return "" }
