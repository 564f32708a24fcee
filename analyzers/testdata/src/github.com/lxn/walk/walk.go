// Package walk is a small copy of walk, whose windows embed WindowBase.
package walk

type EventHandler func()

type Event struct{ handlers []EventHandler }

func (e *Event) Attach(handler EventHandler) int {
	e.handlers = append(e.handlers, handler)
	return len(e.handlers) - 1
}

type WindowBase struct{ funcs []func() }

func (wb *WindowBase) Synchronize(f func()) { wb.funcs = append(wb.funcs, f) }

type FormBase struct{ WindowBase }

type MainWindow struct{ FormBase }

func (mw *MainWindow) SetTitle(title string) error { return nil }

type PushButton struct {
	WindowBase
	clicked Event
}

func (b *PushButton) Clicked() *Event { return &b.clicked }
