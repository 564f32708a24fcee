package tviewapp

import (
	"os"
	"time"

	"github.com/gdamore/tcell/v2"
)

func (u *ui) stays() {
	u.list.SetDoneFunc(func() {
		for _, name := range u.rows {
			os.Remove(name) // stays: inside a for loop
		}
	})
	u.list.SetDoneFunc(func() {
		u.mu.Lock()
		os.Remove(u.dir) // stays: holds u.mu
		u.mu.Unlock()
	})
	u.list.SetDoneFunc(func() {
		u.mu.Lock()
		defer u.mu.Unlock()
		os.Remove(u.dir) // stays: u.mu.Unlock() is deferred before the call
	})
	u.list.SetDoneFunc(func() {
		os.WriteFile(u.dir, u.buf, 0o600) // stays: u.buf is shared with the loop
	})
	u.list.SetDoneFunc(func() {
		if u.busy {
			os.Remove(u.dir) // stays: the code behind the if runs too
		}
		u.show("done")
	})
	u.list.SetDoneFunc(func() {
		if u.rows[0] != "" {
			err := os.Remove(u.dir) // stays: rows may change between
			u.rows[0] = u.rows[1] + err.Error()
		}
	})
	u.list.SetDoneFunc(func() {
		u.busy = false
		time.Sleep(time.Second) // stays: nothing follows but what the loop runs next
	})
	u.list.SetDoneFunc(func() {
		u.load()
		u.show(u.dir)
	})
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if os.Remove(u.dir) != nil { // stays: the result event is known only after the call
			return nil
		}
		return event
	})
	u.list.SetDoneFunc(func() {
		defer func() { recover() }()
		os.Remove(u.dir) // stays: recover must see a panic
	})
	asked := make(chan bool)
	u.list.SetDoneFunc(func() {
		err := os.Remove("answer") // stays: the rest sends to a channel, and may now be run twice
		asked <- err == nil        // stays: a statement waits, not a call
	})
	u.list.SetDoneFunc(func() {
		os.Remove("answer") // stays: the rest closes a channel, and may now be run twice
		close(asked)
	})
	done := func() {
		os.Remove(u.dir) // stays: (*ui).stays does not end with (*ui).stays.func13
	}
	u.list.SetDoneFunc(done)
	done()
}

func (u *ui) load() {
	data, _ := os.ReadFile(u.dir) // stays: (*ui).load reads loaded, which others write
	u.loaded[u.dir] = string(data)
}
