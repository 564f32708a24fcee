// Command jobs shows a list of jobs, with tview.
package main

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type ui struct {
	app    *tview.Application
	list   *tview.List
	detail *tview.TextView
}

// post is the program's own way back to the loop.
func (u *ui) post(f func()) { u.app.QueueUpdateDraw(f) } // want `loopdeadlock: .*QueueUpdateDraw \(deadlock\) waits for the tview loop it runs on: .*post → .*QueueUpdateDraw`

func (u *ui) build() {
	u.list.AddItem("start", "", 's', func() {
		exec.Command("make", "job").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the tview loop`
	})
	u.list.AddItem("log", "", 'l', u.showLog)
	u.list.SetChangedFunc(func(at int, text, secondary string, key rune) {
		u.detail.SetText(fetch(text))
	})
	u.list.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if event.Rune() == 'p' {
			u.post(func() { u.detail.SetText("posted from the loop") })
		}
		return event
	})
	u.app.SetBeforeDrawFunc(func(screen tcell.Screen) bool {
		_, err := os.Stat("jobs") // want `loopfs: os\.Stat \(fs\) blocks the tview loop`
		return err != nil
	})
	u.detail.SetChangedFunc(func() {
		time.Sleep(time.Second) // started with go
		u.app.Draw()
	})
	form := tview.NewForm().AddButton("reload", u.reload)
	u.app.SetRoot(tview.NewFlex().AddItem(u.list, 0, 1, true).AddItem(form, 0, 1, false).AddItem(newClock(), 1, 0, false), true)
}

func (u *ui) showLog() {
	b, _ := os.ReadFile("job.log") // want `loopfs: os\.ReadFile \(fs\) blocks the tview loop: .*showLog → os\.ReadFile`
	u.detail.SetText(string(b))
}

// reload does it right until the last line.
func (u *ui) reload() {
	go func() {
		text := download("http://localhost/jobs") // off the loop
		u.app.QueueUpdateDraw(func() {
			u.detail.SetText(text)
			os.WriteFile("jobs", []byte(text), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the tview loop`
		})
	}()
}

func fetch(name string) string {
	resp, err := http.Get("http://localhost/" + name) // want `loopnet: http\.Get \(net\) blocks the tview loop: .*fetch → http\.Get`
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	return resp.Status
}

// download is like fetch, and only called off the loop.
func download(url string) string {
	resp, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return string(b)
}

func main() {
	u := &ui{app: tview.NewApplication(), list: tview.NewList(), detail: tview.NewTextView()}
	u.build()
	os.ReadFile("jobs") // before the loop
	if err := u.app.Run(); err != nil {
		panic(err)
	}
}
