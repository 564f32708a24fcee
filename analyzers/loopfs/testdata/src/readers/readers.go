// Package readers gives readers and writers to others: what they are decides
// whether reading is a file operation.
package readers

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"io"
	"io/fs"
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
	case "all":
		io.ReadAll(m.file) // want `\(fs\) blocks the bubbletea loop`
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

// journal keeps what it writes to and reads from in fields.
type journal struct {
	out     io.Writer
	scan    *bufio.Scanner
	term    io.Writer
	buffer  io.ReadWriter
	journal fs.FS
	bundled fs.FS
}

//go:embed readers.go
var bundle embed.FS

func open(path string) *journal {
	f, _ := os.Open(path)
	return &journal{out: f, scan: bufio.NewScanner(bufio.NewReader(f)), term: os.Stdout, buffer: new(bytes.Buffer), journal: os.DirFS(path), bundled: bundle}
}

func (j *journal) Init() tea.Cmd { return nil }

func (j *journal) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "file":
		j.out.Write(nil) // want `\(\*os\.File\)\.Write \(fs\) blocks the bubbletea loop: .* \(likely\)`
	case "scanner":
		j.scan.Scan() // want `\(\*os\.File\)\.Read \(fs\) blocks the bubbletea loop: .* \(likely\)`
	case "terminal":
		j.term.Write(nil)
		os.Stdout.WriteString("x")
	case "memory":
		j.buffer.Write(nil)
		j.bundled.Open("readers.go")
		fs.ReadFile(j.bundled, "readers.go")
	case "directory":
		fs.ReadFile(j.journal, "x") // want `\(fs\) blocks the bubbletea loop`
	}
	return j, nil
}

func (j *journal) View() string { return "" }
