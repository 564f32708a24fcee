// Package gowid is a small copy of gowid: Run hands a func to the goroutine that
// draws, and does not wait for it.
package gowid

type IApp interface{ Quit() }

type IAfterRenderEvent interface{ RunThenRenderEvent(IApp) }

type RunFunction func(IApp)

func (f RunFunction) RunThenRenderEvent(app IApp) { f(app) }

type App struct{ events chan IAfterRenderEvent }

func (a *App) Run(f IAfterRenderEvent) error {
	a.events <- f
	return nil
}

type IWidget interface {
	Render(size any, focus bool, app IApp) any
	RenderSize(size any, focus bool, app IApp) any
	UserInput(ev any, size any, focus bool, app IApp) bool
	Selectable() bool
}

type IWidgetChangedCallback interface {
	ID() any
	Changed(app IApp, widget IWidget, data ...any)
}

type WidgetChangedFunction func(app IApp, widget IWidget)

func (f WidgetChangedFunction) Changed(app IApp, widget IWidget, data ...any) { f(app, widget) }

type WidgetCallback struct {
	Name any
	WidgetChangedFunction
}

func (f WidgetCallback) ID() any { return f.Name }

type Button struct{ click IWidgetChangedCallback }

func (b *Button) OnClick(cb IWidgetChangedCallback) { b.click = cb }
