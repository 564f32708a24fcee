package grouped

import (
	"io"
	"os"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// shell writes to one file in many places: a goroutine that writes mends all of them.
type shell struct {
	*tview.Box
	in  io.Writer
	log *os.File
}

func newShell() *shell {
	f, _ := os.Create("tty")
	return &shell{in: f, log: f}
}

func (s *shell) Draw(screen tcell.Screen) {
	s.in.Write([]byte("a")) // want `\(\*os.File\).Write \(fs\) blocks the tview loop: \(\*shell\).Draw → \(\*os.File\).Write, also from 2 more places \(likely\)`
}

func (s *shell) keys(list *tview.List) {
	list.AddItem("paste", "", 0, func() { s.in.Write([]byte("b")) })
	list.AddItem("clear", "", 0, func() { s.in.Write(nil) })
	list.AddItem("note", "", 0, func() {
		s.log.WriteString("c") // want `\(\*os.File\).WriteString, also from 1 more place;`
	})
	list.AddItem("other note", "", 0, func() { s.log.WriteString("d") })
}
