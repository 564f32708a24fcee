package stalls

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/runtime/stall"
)

const app, store = "example.com/app", "example.com/app/store"

// load is a finding: the loop's callback calls store.Load, which reads a file.
func load(line int) report.Finding {
	posn := token.Position{Filename: "/src/app/main.go", Line: line, Column: 9}
	return report.Finding{Package: app, Finding: &host.Finding{
		Check: "loopfs", Loop: &host.Loop{Name: "own"}, Posn: posn, Op: "os.ReadFile",
		Chain: []host.Hop{
			{Func: "main.main.func1", Pkg: app, Pos: posn.String()},
			{Func: "store.Load", Pkg: store, Pos: "/src/app/store/store.go:8:5"},
		},
	}}
}

// held is a report of it, 30 ms long.
func held(check string, stack ...stall.Frame) stall.Report {
	r := stall.Report{Loop: "ui", For: 30 * time.Millisecond, Check: check, Stack: stack}
	if len(stack) > 0 {
		r.Operation = stack[0].Func
	}
	return r
}

func frame(name, file string, line int) stall.Frame {
	return stall.Frame{Func: name, File: file, Line: line}
}

// stack is the finding's chain on a stack, of a program built elsewhere.
func stack(operation string, line int) []stall.Frame {
	return []stall.Frame{
		frame(operation, "/usr/lib/go/src/os/file.go", 400),
		frame("example.com/app/store.Load", "/build/7/store/store.go", 8),
		frame("main.main.func1", "/build/7/main.go", line),
		frame("example.com/app/loop.(*Loop).Run", "/build/7/loop/loop.go", 30),
		frame("main.main", "/build/7/main.go", 40),
	}
}

func TestExplained(t *testing.T) {
	waiting := load(15)
	waiting.Check, waiting.Op = "loopdeadlock", "(*tview.Application).QueueUpdate"
	redis := load(15)
	redis.Check, redis.Op = "loopdb", "(*redis.Client).Get"
	more := load(15)
	more.Others = []host.Other{{Posn: "/src/app/main.go:21:2", Op: "os.Remove", Chain: []host.Hop{{Func: "main.main.func2", Pkg: app, Pos: "/src/app/main.go:21:2"}}}}
	for name, c := range map[string]struct {
		finding report.Finding
		report  stall.Report
		want    bool
	}{
		"the very chain":                 {load(15), held("loopfs", stack("os.ReadFile", 15)...), true},
		"another operation behind it":    {load(15), held("loopfs", stack("os.Remove", 15)...), true},
		"of another category":            {load(15), held("loopcpu", stack("example.com/app/store.hash", 15)...), false},
		"its lines have moved":           {load(19), held("loopfs", stack("os.ReadFile", 15)...), true},
		"a driver's i/o":                 {redis, held("loopnet", append([]stall.Frame{frame("net.(*conn).Read", "net.go", 1)}, stack("github.com/redis/go-redis.(*Client).Get", 15)...)...), false},
		"a client of another name":       {redis, held("loopnet", append([]stall.Frame{frame("net.(*conn).Read", "net.go", 1)}, stack("github.com/x/redis.(*Client).Get", 15)...)...), true},
		"a deadlock only waits":          {waiting, held("loopwait", stack("runtime.chanrecv1", 15)...), true},
		"another place of the finding":   {more, held("loopfs", frame("os.Remove", "file.go", 1), frame("main.main.func2", "/build/main.go", 21)), true},
		"a closure that was inlined":     {load(15), held("loopfs", frame("os.ReadFile", "f.go", 1), frame("example.com/app/loop.(*Loop).Run.main.func1", "/b/app/main.go", 15)), true},
		"not below the callback":         {load(15), held("loopfs", frame("os.ReadFile", "f.go", 1), frame("example.com/app/store.Load", "/b/store/store.go", 8), frame("main.main", "/b/main.go", 40)), false},
		"in a package of the same names": {load(15), held("loopfs", frame("os.ReadFile", "f.go", 1), frame("example.com/other.main.func1", "/b/other/main.go", 15)), false},
	} {
		findings := []report.Finding{c.finding}
		others := Match([]stall.Report{c.report, c.report}, findings, nil)
		if seen := findings[0].Seen; (seen.Times == 2 && seen.Longest == 30*time.Millisecond && len(others) == 0) != c.want ||
			(seen.Times == 0 && len(others) == 1 && others[0].Seen.Times == 2) == c.want {
			t.Errorf("%s: %v, %v", name, seen, others)
		}
	}
}

// Two calls in one function: the line decides which of them it was.
func TestLinesFirst(t *testing.T) {
	findings := []report.Finding{load(15), load(19)}
	Match([]stall.Report{held("loopfs", stack("os.ReadFile", 19)...)}, findings, nil)
	if findings[0].Seen.Times != 0 || findings[1].Seen.Times != 1 {
		t.Error(findings[0].Seen, findings[1].Seen)
	}
}

func TestUnexplained(t *testing.T) {
	parse := []stall.Frame{frame("encoding/json.Unmarshal", "decode.go", 1), frame("example.com/lib.Parse", "/mod/lib/lib.go", 3),
		frame("example.com/app/store.(*Store[...]).Fill", "/build/store/store.go", 20), frame("main.main.func1", "/build/main.go", 15)}
	long := held("loopcpu", parse...)
	long.For = time.Second
	foreign := held("loopwait", frame("time.Sleep", "time.go", 1), frame("example.com/lib.Wait", "/mod/lib/lib.go", 9))
	got := Match([]stall.Report{held("loopcpu", parse...), foreign, long, {Loop: "ui", For: 1}}, nil, map[string]bool{app: true, store: true})
	want := []report.Stall{
		{Posn: token.Position{Filename: "/build/store/store.go", Line: 20}, Func: "(*Store).Fill", Loop: "ui",
			Operation: "encoding/json.Unmarshal", Check: "loopcpu", Seen: report.Seen{Times: 2, Longest: time.Second}},
		{Posn: token.Position{Filename: "/mod/lib/lib.go", Line: 9}, Func: "Wait", Loop: "ui",
			Operation: "time.Sleep", Check: "loopwait", Seen: report.Seen{Times: 1, Longest: 30 * time.Millisecond}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "",
		"{\n":                "line 1",
		"[1]\n":              "no file of a stall.Watch",
		"{\"version\": 1}\n": "report 1 has neither",
	} {
		name := filepath.Join(t.TempDir(), "stalls.json")
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(name); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	name := filepath.Join(t.TempDir(), "stalls.json")
	lines := `{"time":"2026-01-02T03:04:05Z","loop":"ui","ns":1000000000,"ongoing":true}
{"time":"2026-01-02T03:04:05Z","loop":"ui","ns":2000000000}
{"time":"2026-01-02T03:05:05Z","loop":"ui","ns":3000000000,"ongoing":true}
`
	if err := os.WriteFile(name, []byte(lines), 0o666); err != nil {
		t.Fatal(err)
	}
	got, err := Read(name)
	if err != nil || len(got) != 2 || got[0].For != 2*time.Second || got[1].For != 3*time.Second || Without(got) != 2 {
		t.Errorf("%v, %v", got, err)
	}
}
