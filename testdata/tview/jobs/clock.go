package main

import (
	"os/exec"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// clock is a primitive of the program's own.
type clock struct{ *tview.Box }

func newClock() *clock { return &clock{tview.NewBox()} }

func (c *clock) Draw(screen tcell.Screen) {
	c.DrawForSubclass(screen, c)
	tview.PrintSimple(screen, time.Now().Format(time.TimeOnly), 0, 0)
}

func (c *clock) InputHandler() func(event *tcell.EventKey, setFocus func(p tview.Primitive)) {
	return c.WrapInputHandler(func(event *tcell.EventKey, setFocus func(p tview.Primitive)) {
		exec.Command("date").Output() // want `loopexec: \(\*exec\.Cmd\)\.Output \(exec\) blocks the tview loop`
	})
}
