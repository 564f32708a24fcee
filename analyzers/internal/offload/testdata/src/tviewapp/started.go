package tviewapp

import (
	"fmt"
	"os"
	"os/exec"

	"github.com/gdamore/tcell/v2"
)

type tree struct {
	ui     *ui
	path   string
	marked map[string]bool
	text   []rune
	last   string
	count  int
}

// Nothing of what follows could tell whether the file is there.
func (t *tree) state() {
	t.ui.list.SetDoneFunc(func() {
		if t.marked[t.path] {
			_ = os.Remove(t.path) // fixed
			delete(t.marked, t.path)
		}
		t.count = len(t.marked)
		t.note(fmt.Sprintf("%d left", t.count))
	})
}

func (t *tree) note(text string) { t.last = text }

func (t *tree) answer() {
	t.ui.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if event.Rune() == 'w' {
			os.WriteFile(t.path, []byte(string(t.text)), 0o600) // fixed
		} else if event.Rune() == 'o' {
			exec.Command("open", t.path).Run() // fixed
		} else {
			return nil
		}
		t.count++
		return nil
	})
}

// The call is in a helper, and nothing follows there either.
func (t *tree) below() {
	t.ui.list.SetDoneFunc(func() {
		t.count++
		if t.drop() {
			t.count = 0
		}
	})
}

func (t *tree) drop() bool {
	os.Remove(t.path) // fixed
	t.path = ""
	return t.count > 3
}
