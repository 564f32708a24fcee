package main

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

//go:embed foreign/uv.c
var uvSource []byte

//go:embed foreign/node.js
var nodeSource string

// foreign is the peers that are no Go. Each is one process, which runs a trial for a
// line of its input, so that trials can be short and its code is warm.
type foreign struct {
	dir      string
	uv, node *process // nil if there is none
}

// newForeign looks for them and says who is left out.
func newForeign(out io.Writer) (*foreign, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	f := &foreign{dir: dir}
	source, program := filepath.Join(dir, "uv.c"), filepath.Join(dir, "uv")
	if err := os.WriteFile(source, uvSource, 0o600); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := exec.Command("cc", "-O2", "-o", program, source, "-luv").Run(); err != nil {
		fmt.Fprintln(out, "libuv is left out: it needs a C compiler and libuv1-dev:", err)
	} else {
		f.uv = &process{cmd: exec.Command(program)}
	}
	if path, err := exec.LookPath("node"); err != nil {
		fmt.Fprintln(out, "Node is left out:", err)
	} else {
		f.node = &process{cmd: exec.Command(path, "-e", nodeSource)}
	}
	return f, nil
}

func (f *foreign) close() {
	f.uv.close()
	f.node.close()
	_ = os.RemoveAll(f.dir)
}

// with adds those of the foreign peers that are there and take part.
func (f *foreign) with(peers []peer, foreigners ...peer) []peer {
	for _, p := range foreigners {
		if p.run != nil {
			peers = append(peers, p)
		}
	}
	return peers
}

// libuv is a peer without a bar; m is the contest's parameter.
func (f *foreign) libuv(contest string, m int) peer {
	return peer{name: "libuv", run: trial(f.uv, contest, m, 1)}
}

// nodeJS does a part of the n operations, because Node is slow in some.
func (f *foreign) nodeJS(contest string, m, part int) peer {
	return peer{name: "Node " + contest, run: trial(f.node, contest, m, part)}
}

func (p peer) atMost(bar float64) peer { p.bar = bar; return p }

func trial(p *process, contest string, m, part int) func(int) (float64, error) {
	if p == nil {
		return nil
	}
	return func(n int) (float64, error) {
		n = max(n/part, 1)
		figure, err := p.run(contest, n, m)
		if contest != "p50" && contest != "p99" {
			figure /= float64(n)
		}
		return figure, err
	}
}

type process struct {
	cmd *exec.Cmd
	in  io.WriteCloser // nil: not started
	out *bufio.Reader
}

func (p *process) start() (err error) {
	p.cmd.Stderr = os.Stderr
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	p.out = bufio.NewReader(out)
	return p.cmd.Start()
}

func (p *process) run(contest string, n, m int) (float64, error) {
	if p.in == nil {
		if err := p.start(); err != nil {
			return 0, err
		}
	}
	if _, err := fmt.Fprintln(p.in, contest, n, m); err != nil {
		return 0, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		return 0, err
	}
	return strconv.ParseFloat(strings.TrimSpace(line), 64)
}

func (p *process) close() {
	if p != nil && p.in != nil {
		_ = p.in.Close()
		_ = p.cmd.Wait()
	}
}
