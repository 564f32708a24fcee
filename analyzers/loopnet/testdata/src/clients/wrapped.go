package clients

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/textproto"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// peer reads a connection through what the standard library puts around it.
type peer struct {
	conn net.Conn
	read *bufio.Reader
	dec  *json.Decoder
}

func dial(c net.Conn) *peer {
	return &peer{conn: c, read: bufio.NewReader(c), dec: json.NewDecoder(bufio.NewReader(c))}
}

func (p *peer) Init() tea.Cmd { return nil }

func (p *peer) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "field":
		p.read.ReadString('\n') // want `net\.Conn\.Read \(net\)`
	case "decoder":
		p.dec.Decode(&msg) // want `net\.Conn\.Read \(net\)`
	case "local":
		textproto.NewReader(bufio.NewReader(p.conn)).ReadLine() // want `net\.Conn\.Read \(net\)`
	case "copy":
		io.Copy(os.Stdout, p.conn) // want `net\.Conn\.Read \(net\)`
	}
	return p, nil
}

func (p *peer) View() string { return "" }
