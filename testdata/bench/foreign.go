package main

import (
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

// foreign is the peers that are no Go: a process of theirs runs one trial.
type foreign struct {
	dir      string
	uv, node []string // the command, nil if there is none
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
		f.uv = []string{program}
	}
	if path, err := exec.LookPath("node"); err != nil {
		fmt.Fprintln(out, "Node is left out:", err)
	} else {
		f.node = []string{path, "-e", nodeSource}
	}
	return f, nil
}

func (f *foreign) close() { _ = os.RemoveAll(f.dir) }

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

func trial(command []string, contest string, m, part int) func(int) (float64, error) {
	if command == nil {
		return nil
	}
	return func(n int) (float64, error) {
		n = max(n/part, 1)
		cmd := exec.Command(command[0], append(command[1:len(command):len(command)], contest, strconv.Itoa(n), strconv.Itoa(m))...)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return 0, err
		}
		figure, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if contest != "p50" && contest != "p99" {
			figure /= float64(n)
		}
		return figure, err
	}
}
