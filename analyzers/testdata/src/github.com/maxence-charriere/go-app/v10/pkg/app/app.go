// Package app is a small copy of go-app: one goroutine runs handlers and renders
// components, Async starts another.
package app

type Context struct{ dispatches chan func(Context) }

func (ctx Context) Dispatch(v func(Context)) { ctx.dispatches <- v }
func (ctx Context) Async(v func())           { go v() }

type Event struct{}

type EventHandler func(ctx Context, e Event)

type UI interface{ Mounted() bool }

type Composer interface {
	UI
	Render() UI
}

type Compo struct{}

func (c *Compo) Mounted() bool { return true }

type Mounter interface{ OnMount(Context) }

type Button struct{ UI }

func (b Button) OnClick(h EventHandler) Button { return b }
