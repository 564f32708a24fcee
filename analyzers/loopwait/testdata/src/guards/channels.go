package guards

import (
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"
)

// pump's channels are made, and handed out, by functions.
type pump struct {
	model
	in, out chan string
	kept    chan string
}

func newPump() *pump {
	p := &pump{}
	p.in = p.start()
	p.out, _ = p.both()
	p.kept = p.room()
	go func() {
		for s := range p.out {
			p.handle(s)
		}
	}()
	return p
}

func (p *pump) start() chan string {
	in := make(chan string)
	go func() {
		for s := range in {
			p.handle(s)
		}
	}()
	return in
}

func (p *pump) handle(s string) { exec.Command("say", s).Run() }

func (p *pump) both() (chan string, error) { return make(chan string), nil }
func (p *pump) room() chan string          { return make(chan string, 8) }
func (p *pump) Out() chan string           { return p.out }
func (p *pump) Kept() chan string          { return p.kept }

func (p *pump) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	p.in <- "a"     // want `channel send \(wait\) blocks the bubbletea loop: \(\*pump\).Update → channel send, also from 2 more places \(likely\)`
	p.Out() <- "b"  // one of the places
	p.Kept() <- "c" // there is room
	select {        // likewise
	case p.kept <- "d":
	case <-p.ctx.Done():
	}
	select { // the other
	case p.out <- "e":
	case <-p.ctx.Done():
	}
	return p, nil
}
