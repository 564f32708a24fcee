// Package tviewapp has callbacks of a loop that closures are posted to.
package tviewapp

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type ui struct {
	app    *tview.Application
	list   *tview.List
	status *tview.TextView
	dir    string
	buf    []byte
	rows   []string
	busy   bool
	mu     sync.Mutex
	loaded map[string]string
}

func (u *ui) show(text string) { u.status.SetText(text) }

// bind has the shapes that can be divided.
func (u *ui) whole() {
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) {
		// The name is shown as soon as it is known.
		u.show("reading " + main)
		data, err := os.ReadFile(filepath.Join(u.dir, main)) // fixed
		if err != nil {
			u.show(err.Error()) // and nothing else
			return
		}
		u.show(string(data))
		// That is all.
	})
}

func (u *ui) nothingBehind() {
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) {
		os.Remove(main) // fixed
	})
}

func (u *ui) condition() {
	u.list.SetDoneFunc(func() {
		if err := os.WriteFile(u.dir, []byte("done"), 0o600); err != nil { // fixed
			u.show(err.Error())
			return
		}
		err := u.status.GetText(true)
		u.show(err)
	})
}

func (u *ui) keys() {
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		switch event.Rune() {
		case 's':
			if err := os.WriteFile(u.dir, []byte(string(event.Rune())), 0o600); err != nil { // fixed
				u.show(err.Error())
				return nil
			}
			u.show("saved")
			return nil
		case 'q':
			u.app.Stop()
		}
		return event
	})
}

func (u *ui) fields() {
	u.list.SetDoneFunc(func() {
		var err error
		u.buf, err = os.ReadFile(u.dir) // fixed
		if err != nil {
			u.show(err.Error())
		}
	})
}

func (u *ui) owned() {
	u.list.SetDoneFunc(func() {
		cmd := exec.Command("git", "log")
		cmd.Dir = u.dir
		out, err := cmd.Output()
		u.show(string(out) + err.Error())
	})
}

func (u *ui) helper() {
	u.list.SetDoneFunc(func() {
		names, err := names(u.dir) // fixed
		if err != nil {
			return
		}
		u.rows = names
	})
}

// names touches nothing of the loop's.
func names(dir string) ([]string, error) {
	data, err := os.ReadFile(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, err
	}
	for i := range out {
		out[i] = strings.ToLower(out[i])
	}
	return out, nil
}

func (u *ui) last() {
	u.list.SetDoneFunc(func() {
		u.busy = true
		u.reload()
	})
}

func (u *ui) reload() {
	data, err := os.ReadFile(u.dir) // fixed
	u.busy = false
	if err == nil {
		u.show(string(data))
	}
}

func (u *ui) expression() {
	u.list.SetDoneFunc(func() {
		if _, err := os.Open(u.dir); os.IsNotExist(err) { // fixed
			u.show("no")
		}
	})
}

type Entry struct{ ID, Path string }

func (u *ui) copied(entries []Entry) {
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) {
		e := entries[i]
		u.show(e.ID)
		err := os.Remove(e.Path)
		u.show(e.ID + err.Error())
	})
}

// The error was there before, and nobody looks at it again.
func (u *ui) again() {
	u.list.SetDoneFunc(func() {
		name, err := filepath.Abs("x")
		u.show(name + err.Error())
		data, err := os.ReadFile(name) // fixed
		u.show(string(data))
	})
}
