// Package tea is a small copy of Bubble Tea v1: the same waits, no terminal.
package tea

import (
	"context"
	"fmt"
	"os/exec"
	"time"
)

type Msg any

type Cmd func() Msg

type Model interface {
	Init() Cmd
	Update(Msg) (Model, Cmd)
	View() string
}

type (
	KeyMsg  struct{ Key string }
	QuitMsg struct{}
)

type WindowSizeMsg struct{ Width, Height int }

func (k KeyMsg) String() string { return k.Key }

func Quit() Msg { return QuitMsg{} }

func Batch(cmds ...Cmd) Cmd { return func() Msg { return cmds } }

func Sequence(cmds ...Cmd) Cmd { return func() Msg { return cmds } }

func Tick(d time.Duration, fn func(time.Time) Msg) Cmd {
	t := time.NewTimer(d)
	return func() Msg {
		ts := <-t.C
		return fn(ts)
	}
}

type ExecCallback func(error) Msg

type execMsg struct {
	cmd *exec.Cmd
	fn  ExecCallback
}

func ExecProcess(c *exec.Cmd, fn ExecCallback) Cmd {
	return func() Msg { return execMsg{cmd: c, fn: fn} }
}

type ProgramOption func(*Program)

func WithFilter(filter func(Model, Msg) Msg) ProgramOption {
	return func(p *Program) { p.filter = filter }
}

type Program struct {
	model    Model
	ctx      context.Context
	cancel   context.CancelFunc
	msgs     chan Msg
	finished chan struct{}
	filter   func(Model, Msg) Msg
}

func NewProgram(model Model, opts ...ProgramOption) *Program {
	p := &Program{model: model, msgs: make(chan Msg), finished: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	for _, opt := range opts {
		opt(p)
	}
	return p
}

func (p *Program) Run() (Model, error) {
	cmds := make(chan Cmd)
	go func() {
		for cmd := range cmds {
			go func() { p.Send(cmd()) }()
		}
	}()
	if cmd := p.model.Init(); cmd != nil {
		cmds <- cmd
	}
	p.model.View()
	model, err := p.eventLoop(p.model, cmds)
	close(p.finished)
	return model, err
}

func (p *Program) eventLoop(model Model, cmds chan Cmd) (Model, error) {
	for {
		select {
		case <-p.ctx.Done():
			return model, nil
		case msg := <-p.msgs:
			if p.filter != nil {
				msg = p.filter(model, msg)
			}
			switch msg := msg.(type) {
			case QuitMsg:
				return model, nil
			case execMsg:
				err := msg.cmd.Run()
				go p.Send(msg.fn(err))
			}
			var cmd Cmd
			model, cmd = model.Update(msg)
			select {
			case <-p.ctx.Done():
				return model, nil
			case cmds <- cmd:
			}
			model.View()
		}
	}
}

func (p *Program) Send(msg Msg) {
	select {
	case <-p.ctx.Done():
	case p.msgs <- msg:
	}
}

func (p *Program) Quit() { p.Send(Quit()) }

func (p *Program) Kill() { p.cancel() }

func (p *Program) Wait() { <-p.finished }

type printLineMessage struct{ body string }

func (p *Program) Println(args ...any) {
	p.msgs <- printLineMessage{body: fmt.Sprint(args...)}
}

func (p *Program) Printf(template string, args ...any) {
	p.msgs <- printLineMessage{body: fmt.Sprintf(template, args...)}
}
