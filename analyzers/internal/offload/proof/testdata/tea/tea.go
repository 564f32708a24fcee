// Package tea is a loop that takes commands back, as Bubble Tea does.
package tea

import (
	"runtime"
	"sync"
)

// Msg is a message.
type Msg any

// Cmd runs off the loop and returns a message.
type Cmd func() Msg

// Model is what the loop runs.
type Model interface {
	Init() Cmd
	Update(Msg) (Model, Cmd)
	View() string
}

// Key is a message from outside, Note one that a command returns.
type (
	Key  int
	Note string
)

type several []Cmd

// Say is a command that returns a Note.
func Say(text string) Cmd { return func() Msg { return Note(text) } }

// Batch runs commands.
func Batch(cmds ...Cmd) Cmd { return func() Msg { return several(cmds) } }

// Sequence runs commands one after another.
func Sequence(cmds ...Cmd) Cmd { return func() Msg { return several(cmds) } }

// Program is the loop.
type Program struct {
	Model  Model
	Caught any // the panic that has ended it
	ended  bool
}

// Run gives the model a message, and goes on until nothing is left to do: one thing
// at a time, commands in the order in which they were returned.
func (p *Program) Run(msg Msg) {
	msgs, cmds := []Msg{msg}, []Cmd(nil)
	before := runtime.NumGoroutine()
	rest := func() { // what was started has ended
		for runtime.NumGoroutine() > before {
			runtime.Gosched()
		}
	}
	for len(msgs)+len(cmds) > 0 && !p.ended {
		if len(msgs) == 0 {
			made := cmds[0]()
			rest()
			cmds = cmds[1:]
			if list, ok := made.(several); ok {
				cmds = append(given(list), cmds...)
			} else if made != nil {
				msgs = append(msgs, made)
			}
			continue
		}
		next := msgs[0]
		msgs = msgs[1:]
		cmds = append(cmds, given([]Cmd{p.update(next)})...)
		rest()
	}
}

func given(list []Cmd) (out []Cmd) {
	for _, cmd := range list {
		if cmd != nil {
			out = append(out, cmd)
		}
	}
	return out
}

func (p *Program) update(msg Msg) (cmd Cmd) {
	defer func() {
		if v := recover(); v != nil {
			p.Caught, p.ended = v, true
		}
	}()
	p.Model, cmd = p.Model.Update(msg)
	return cmd
}

// Race gives the model messages while commands run in goroutines of their own. It
// returns when nothing is left to do.
func (p *Program) Race(msgs ...Msg) {
	var busy sync.WaitGroup
	in := make(chan Msg, 1024)
	var start func(cmd Cmd)
	start = func(cmd Cmd) {
		if cmd == nil {
			return
		}
		busy.Add(1)
		go func() {
			made := cmd()
			if list, ok := made.(several); ok {
				for _, cmd := range list {
					start(cmd)
				}
			} else if made != nil {
				busy.Add(1)
				in <- made
			}
			busy.Done()
		}()
	}
	for _, msg := range msgs {
		busy.Add(1)
		in <- msg
	}
	go func() {
		busy.Wait()
		close(in)
	}()
	for msg := range in {
		if !p.ended {
			start(p.update(msg))
		}
		busy.Done()
	}
}
