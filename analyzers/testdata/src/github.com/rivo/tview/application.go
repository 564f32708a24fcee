// Package tview is a small copy of tview: the same waits, no terminal.
package tview

import "github.com/gdamore/tcell/v2"

type queuedUpdate struct {
	f    func()
	done chan struct{}
}

type Application struct {
	events       chan *tcell.EventKey
	updates      chan queuedUpdate
	screen       tcell.Screen
	root         Primitive
	inputCapture func(event *tcell.EventKey) *tcell.EventKey
}

func NewApplication() *Application {
	return &Application{
		events:  make(chan *tcell.EventKey, 100),
		updates: make(chan queuedUpdate, 100),
	}
}

func (a *Application) SetInputCapture(capture func(event *tcell.EventKey) *tcell.EventKey) *Application {
	a.inputCapture = capture
	return a
}

func (a *Application) SetRoot(root Primitive, fullscreen bool) *Application {
	a.root = root
	return a
}

func (a *Application) SetFocus(p Primitive) *Application {
	p.Focus(func(p Primitive) { a.SetFocus(p) })
	return a
}

func (a *Application) Run() error {
	for {
		select {
		case event := <-a.events:
			if event == nil {
				return nil
			}
			if a.inputCapture != nil {
				event = a.inputCapture(event)
			}
			if handler := a.root.InputHandler(); handler != nil {
				handler(event, func(p Primitive) { a.SetFocus(p) })
			}
			a.draw()
		case update := <-a.updates:
			update.f()
			if update.done != nil {
				update.done <- struct{}{}
			}
		}
	}
}

func (a *Application) Stop() { close(a.events) }

func (a *Application) draw() *Application {
	a.root.Draw(a.screen)
	return a
}

func (a *Application) Draw() *Application {
	a.QueueUpdate(func() {
		a.draw()
	})
	return a
}

func (a *Application) QueueUpdate(f func()) *Application {
	ch := make(chan struct{})
	a.updates <- queuedUpdate{f: f, done: ch}
	<-ch
	return a
}

func (a *Application) QueueUpdateDraw(f func()) *Application {
	a.QueueUpdate(func() {
		f()
		a.draw()
	})
	return a
}

func (a *Application) Suspend(f func()) bool {
	f()
	return true
}
