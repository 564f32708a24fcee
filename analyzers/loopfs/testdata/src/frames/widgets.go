package frames

import (
	"os"

	"github.com/gcla/gowid"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type list struct{ gowid.IWidget }

func (l *list) Render(size any, focus bool, app gowid.IApp) any {
	os.Stat("light, but in every frame") // want `os\.Stat \(fs\) blocks the gowid loop`
	return nil
}

func button(b *gowid.Button, a *gowid.App) {
	b.OnClick(gowid.WidgetCallback{Name: "click", WidgetChangedFunction: func(gowid.IApp, gowid.IWidget) {
		os.ReadFile("click") // want `os\.ReadFile \(fs\) blocks the gowid loop`
		go func() {
			os.ReadFile("off the loop")
			a.Run(gowid.RunFunction(func(gowid.IApp) {
				os.ReadFile("back on it") // want `os\.ReadFile \(fs\) blocks the gowid loop`
			}))
		}()
	}})
}

type page struct{ app.Compo }

func (p *page) OnMount(ctx app.Context) {
	os.ReadFile("mount") // want `os\.ReadFile \(fs\) blocks the go-app loop`
	ctx.Async(func() {
		os.ReadFile("off the loop")
		ctx.Dispatch(func(app.Context) {
			os.ReadFile("back on it") // want `os\.ReadFile \(fs\) blocks the go-app loop`
		})
	})
}

func (p *page) Render() app.UI {
	return app.Button{}.OnClick(p.click)
}

func (p *page) click(app.Context, app.Event) {
	os.ReadFile("click") // want `os\.ReadFile \(fs\) blocks the go-app loop`
}
