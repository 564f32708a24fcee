// Package keys takes the keys of a terminal in loops of its own.
package keys

import (
	"os"
	"os/exec"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/gizak/termui/v3"
	"github.com/nsf/termbox-go"
)

func direct(s tcell.Screen) {
	for {
		switch ev := s.PollEvent().(type) {
		case *tcell.EventKey:
			os.ReadFile(ev.Name()) // want `loopfs: os\.ReadFile \(fs\) blocks the tcell loop`
			s.Suspend()
			exec.Command("editor", ev.Name()).Run() // the terminal is the editor's
			s.Resume()
			exec.Command("make").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the tcell loop`
		case nil:
			return
		}
	}
}

// pump hands the events on: to wait for who takes them is by design.
func pump(s tcell.Screen, events chan tcell.Event) {
	for {
		events <- s.PollEvent()
	}
}

func box(events chan termbox.Event) {
	for {
		ev := termbox.PollEvent()
		if ev.Type == termbox.EventResize {
			os.ReadFile("layout") // want `loopfs: os\.ReadFile \(fs\) blocks the termbox loop`
			termbox.Clear(0, 0)
			termbox.Flush()
		}
		if ev.Type == termbox.EventNone {
			termbox.Interrupt() // want `loopdeadlock: termbox\.Interrupt \(deadlock\) waits for the termbox loop`
		}
		events <- ev
	}
}

func dashboard() {
	os.ReadFile("before the loop")
	events := termui.PollEvents()
	tick := time.NewTicker(time.Second)
	for {
		select {
		case e := <-events:
			if e.ID == "q" {
				os.Remove("after the loop")
				return
			}
		case <-tick.C:
			os.ReadFile("/proc/stat") // want `loopfs: os\.ReadFile \(fs\) blocks the termui loop`
		}
	}
}

func queue() {
	events := make(chan termbox.Event)
	go func() {
		for {
			events <- termbox.PollEvent()
		}
	}()
	for {
		select {
		case e := <-events:
			if e.Type == termbox.EventKey {
				os.ReadFile("history") // want `loopfs: os\.ReadFile \(fs\) blocks the termbox loop`
				termbox.Close()
				exec.Command("less", "history").Run()
				termbox.Init()
			}
		case <-time.After(time.Second):
		}
	}
}

// poller is all that is asked of a screen.
type poller interface{ PollEvent() tcell.Event }

func narrow(p poller) {
	for {
		if ev, ok := p.PollEvent().(*tcell.EventKey); ok {
			os.ReadFile(ev.Name()) // want `loopfs: os\.ReadFile \(fs\) blocks the tcell loop: keys\.narrow → os\.ReadFile`
		}
	}
}

// replay has the method's name, but no event of the framework: it is no loop of its own.
type replay interface{ PollEvent() string }

func recorded(r replay) {
	for name := r.PollEvent(); name != ""; name = r.PollEvent() {
		os.ReadFile(name)
	}
}
