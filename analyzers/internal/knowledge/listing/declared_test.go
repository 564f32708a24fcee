package listing

import "testing"

func TestDeclared(t *testing.T) {
	for name, want := range map[string]string{
		"net.TCPConn.Read":      "(*net.conn).Read",
		"(*net.TCPConn).Read":   "(*net.conn).Read",
		"os.ReadFile":           "os.ReadFile",
		"io.ReadWriter.Read":    "(io.Reader).Read",
		"os.RaedFile":           "",
		"net.TCPConn.Reed":      "",
		"net.TCPConn":           "",
		"net.Dial.X":            "",
		"example.com/nowhere.F": "",
		"x":                     "",
	} {
		if got := Declared(".", name); got != want {
			t.Errorf("Declared(%q) = %q, want %q", name, got, want)
		}
	}
}
