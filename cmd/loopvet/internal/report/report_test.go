package report

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/host"
)

const source = `package ui

func (l *List) refresh(sess *Session) {
	if !sess.Alive() {
		return
	}
}
`

// sample is a report of three findings in a directory of their own: one certain,
// one likely deadlock, and one that is not about a loop.
func sample(t *testing.T) (*Report, Style) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "internal", "ui", "list.go")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	at := func(line, col int) token.Position { return token.Position{Filename: file, Line: line, Column: col} }
	loop := &host.Loop{Name: "bubbletea", Budget: 16 * time.Millisecond}
	exec := &host.Finding{
		Check: "loopexec", Category: "exec", Loop: loop, Posn: at(4, 11), Entry: "tea.Model.Update",
		Chain: []host.Hop{
			{Func: "(*List).Update", Pkg: "m/internal/ui", Pos: filepath.Join(dir, "internal/ui/list.go") + ":88:3"},
			{Func: "(*List).refresh", Pkg: "m/internal/ui", Pos: file + ":4:11"},
			{Func: "(*Session).Alive", Pkg: "example.com/mux", Pos: "/home/me/go/pkg/mod/example.com/mux@v1.2.0/session.go:41:9"},
		},
		Op: "(*exec.Cmd).Run", About: "sub-process", Cost: "unbounded", More: 1, Others: []host.Other{{Op: "os.Stat"}},
		Message: "(*exec.Cmd).Run (exec) blocks the bubbletea loop",
		Advice:  "return a tea.Cmd that runs it and handle its message",
		Fix: &host.Fix{Message: "return a tea.Cmd", Edits: []host.Edit{
			{File: file, From: 10, To: 10, New: "\n\nimport tea"},
			{File: file, From: 52, To: 84, New: "\treturn sess.alive\n"},
		}},
	}
	wait := &host.Finding{
		Check: "loopdeadlock", Category: host.Deadlock, Loop: loop, Posn: at(5, 3), Grade: host.Likely, Entry: "tea.Model.Update",
		Chain: []host.Hop{{Func: "(*List).Update", Pos: file + ":5:3"}},
		Op:    "(*tea.Program).Send", Cost: "unbounded", Message: "(*tea.Program).Send waits",
		Obstacle: "inside a for loop",
	}
	misspelt := &host.Finding{Check: "loopdirective", Posn: at(1, 1), Message: "unknown directive"}
	r := &Report{
		Packages: 12,
		Light:    17,
		Checks:   analyzers.All,
		Findings: []Finding{
			{Finding: wait, Package: "m/internal/ui"},
			{Finding: exec, Package: "m/internal/ui", Stop: at(4, 16)},
			{Finding: misspelt, Package: "m/internal/ui", Stop: at(1, 8)},
		},
	}
	r.Sort()
	return r, Style{Base: dir}
}

func printed(t *testing.T, format Format, r *Report, style Style) string {
	t.Helper()
	var b strings.Builder
	if err := format(&b, r, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	want := `internal/ui/list.go:1:1: unknown directive
    1 │ package ui
      │ ^^^^^^^

internal/ui/list.go:4:11: exec blocks the bubbletea loop (budget 16ms; sub-process, unbounded)
    4 │     if !sess.Alive() {
      │              ^^^^^
    (*List).Update            internal/ui/list.go:88     runs on the loop: tea.Model.Update
    └ (*List).refresh         internal/ui/list.go:4
      └ (*Session).Alive      example.com/mux@v1.2.0/session.go:41
        └ (*exec.Cmd).Run     sub-process
    and 1 more behind this call: os.Stat
    fix: return a tea.Cmd that runs it and handle its message (loopvet -fix, or -diff to see it)

internal/ui/list.go:5:3: deadlock: likely waits for the bubbletea loop it runs on
    5 │         return
      │         ^
    (*List).Update            internal/ui/list.go:5     runs on the loop: tea.Model.Update
    └ (*tea.Program).Send     waits for the bubbletea loop
    no rewrite: inside a for loop

`
	r, style := sample(t)
	if diff := cmp.Diff(want, printed(t, Text, r, style)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPlain(t *testing.T) {
	want := `internal/ui/list.go:1:1: unknown directive
internal/ui/list.go:4:11: (*exec.Cmd).Run (exec) blocks the bubbletea loop
internal/ui/list.go:5:3: (*tea.Program).Send waits
`
	r, style := sample(t)
	if diff := cmp.Diff(want, printed(t, Plain, r, style)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	want := `{
	"m/internal/ui": {
		"loopdeadlock": [
			{
				"posn": "DIR/internal/ui/list.go:5:3",
				"end": "DIR/internal/ui/list.go:5:3",
				"message": "(*tea.Program).Send waits",
				"category": "deadlock",
				"grade": "likely",
				"loop": "bubbletea",
				"budget_ns": 16000000,
				"cost": "unbounded",
				"obstacle": "inside a for loop",
				"related": [
					{
						"posn": "DIR/internal/ui/list.go:5:3",
						"message": "(*List).Update calls (*tea.Program).Send"
					}
				]
			}
		],
		"loopdirective": [
			{
				"posn": "DIR/internal/ui/list.go:1:1",
				"end": "DIR/internal/ui/list.go:1:8",
				"message": "unknown directive",
				"category": "directive"
			}
		],
		"loopexec": [
			{
				"posn": "DIR/internal/ui/list.go:4:11",
				"end": "DIR/internal/ui/list.go:4:16",
				"message": "(*exec.Cmd).Run (exec) blocks the bubbletea loop",
				"category": "exec",
				"grade": "certain",
				"loop": "bubbletea",
				"budget_ns": 16000000,
				"cost": "unbounded",
				"suggested_fixes": [
					{
						"message": "return a tea.Cmd",
						"edits": [
							{
								"filename": "DIR/internal/ui/list.go",
								"start": 10,
								"end": 10,
								"new": "\n\nimport tea"
							},
							{
								"filename": "DIR/internal/ui/list.go",
								"start": 52,
								"end": 84,
								"new": "\treturn sess.alive\n"
							}
						]
					}
				],
				"related": [
					{
						"posn": "DIR/internal/ui/list.go:88:3",
						"message": "(*List).Update calls (*List).refresh"
					},
					{
						"posn": "DIR/internal/ui/list.go:4:11",
						"message": "(*List).refresh calls (*Session).Alive"
					},
					{
						"posn": "/home/me/go/pkg/mod/example.com/mux@v1.2.0/session.go:41:9",
						"message": "(*Session).Alive calls (*exec.Cmd).Run"
					}
				]
			}
		]
	}
}
`
	r, style := sample(t)
	if diff := cmp.Diff(want, strings.ReplaceAll(printed(t, JSON, r, style), style.Base, "DIR")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := printed(t, JSON, &Report{}, style); got != "{}\n" {
		t.Errorf("nothing found: %q", got)
	}
}

// TestJSONEstimates: an estimate has two digits, and what only grows has none.
func TestJSONEstimates(t *testing.T) {
	for _, test := range []struct {
		took   time.Duration
		growth string
		want   Diagnostic
	}{
		{126000001, "", Diagnostic{Estimate: 130000000}},
		{7, "", Diagnostic{Estimate: 7}},
		{9996, "", Diagnostic{Estimate: 10000}},
		{126000001, "n²", Diagnostic{Growth: "n²"}},
		{0, "", Diagnostic{}},
	} {
		d := diagnostic(Finding{Finding: &host.Finding{Loop: new(host.Loop), Took: test.took, Growth: test.growth}})
		if d.Estimate != test.want.Estimate || d.Growth != test.want.Growth {
			t.Errorf("%d %s: estimate_ns %d, growth %q", test.took, test.growth, d.Estimate, d.Growth)
		}
	}
}

func TestColourIsOneWriters(t *testing.T) {
	r, style := sample(t)
	plain := printed(t, Text, r, style)
	style.Colour = true
	coloured := printed(t, Text, r, style)
	if !strings.Contains(coloured, "\x1b[") || strings.Contains(plain, "\x1b[") {
		t.Errorf("coloured %q, plain %q", coloured[:40], plain[:40])
	}
	for _, tt := range []struct {
		mode string
		want bool
	}{{"always", true}, {"never", false}, {"auto", false}} { // a builder is no terminal
		if got := Coloured(new(strings.Builder), tt.mode); got != tt.want {
			t.Errorf("%s: %v", tt.mode, got)
		}
	}
}

func TestSummary(t *testing.T) {
	r, _ := sample(t)
	for want, r := range map[string]*Report{
		"3 findings (1 loopdeadlock, 1 loopdirective, 1 loopexec) in 12 packages; 17 light calls not shown: -light": r,
		"no findings in 1 package":                                               {Packages: 1},
		"no findings in 0 packages; 2 packages could not be analysed":            {Broken: 2},
		"no findings in 9 packages; 4 in the baseline; 2 that no change touches": {Packages: 9, Known: 4, Untouched: 2},
	} {
		if got := r.Summary(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOutline(t *testing.T) {
	long := strings.Repeat("x", 150) + "FIND" + strings.Repeat("y", 150)
	for _, tt := range []struct {
		line     string
		from, to int
		marked   string
	}{
		{"\ta\tbc", 3, 5, "bc"},
		{"é := f()", 6, 7, "f"},
		{"bad \xff\x1b[31m end", 11, 14, "end"},
		{long, 150, 154, "FIND"},
		{"FIND" + strings.Repeat("y", 300), 0, 4, "FIND"},
	} {
		shown, before, under := outline(tt.line, tt.from, tt.to)
		runes := []rune(shown)
		if len(runes) > wide || before+under > len(runes) || string(runes[before:before+under]) != tt.marked {
			t.Errorf("%.20q: %q marks %d+%d", tt.line, shown, before, under)
		}
		if strings.ContainsAny(shown, "\t\x1b") || !utf8.ValidString(shown) {
			t.Errorf("%.20q: %q has control characters", tt.line, shown)
		}
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		16 * time.Millisecond: "16ms",
		time.Minute:           "1m",
		2 * time.Hour:         "2h",
		90 * time.Second:      "1m30s",
	} {
		if got := duration(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
