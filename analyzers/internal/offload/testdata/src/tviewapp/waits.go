package tviewapp

import (
	"log"
	"os"
	"os/exec"
	"sort"
	"time"

	"github.com/gdamore/tcell/v2"
)

type shelf struct {
	ui    *ui
	path  string
	args  []string
	count int
	done  chan bool
}

func (s *shelf) more() {
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		if _, err := os.Lstat(s.path); err != nil {
			s.count++
		}
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		go os.Readlink(s.path)
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		s.done <- true
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		log.Fatal("out of space")
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		os.Args = nil
	})
	s.ui.list.SetDoneFunc(func() {
		s.leave()
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		s.count++
	})
	s.ui.list.SetDoneFunc(func() {
		s.leave()
		os.Remove(s.path) // stays: s.leave ends the loop before the call
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			time.Sleep(time.Second) // stays: the code behind the if runs too
		}
		s.count++
	})
	s.ui.list.SetDoneFunc(func() {
		if s.count > 1 {
			exec.Command("open", s.args...).Run() // stays: the code behind the if runs too
		}
		sort.Strings(s.args)
	})
	s.ui.list.SetDoneFunc(func() {
		for s.count < 2 {
			os.Remove(s.path) // stays: inside a for loop
			s.count++
		}
	})
	s.ui.list.SetDoneFunc(func() {
		s.ui.app.QueueUpdate(func() { s.ui.load() }) // stays: it may be another loop
		os.Remove(s.path)                            // stays: what s.ui.app.QueueUpdate gives to the loop would run before
		s.count++
	})
	s.ui.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if event.Rune() == 'w' {
			os.Remove(s.path) // stays: the result event is known only after the call
		}
		return event
	})
	s.ui.list.SetDoneFunc(func() {
		s.both()
		s.count++
	})
	s.ui.list.SetDoneFunc(func() {
		s.both()
		os.Lstat(s.path)
	})
	s.ui.list.SetDoneFunc(func() {
		defer s.ui.load()
		if s.count > 1 {
			os.Remove(s.path) // stays: the code behind the if runs too
		}
		s.count++
	})
}

func (s *shelf) leave() { s.ui.app.Stop() }

// both is called where more follows, too.
func (s *shelf) both() {
	s.count = 0
	os.Remove(s.path) // stays: shelf
}
