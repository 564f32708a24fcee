// Package golangci_test compares the hosts: the command, go vet, golangci-lint
// with the plugin and a driver that is as poor as Bazel's nogo. It builds the real
// golangci-lint, which is why it has a module of its own.
package golangci_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// The programs under test; TestMain builds them.
var loopvet, custom string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "hosts")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		os.Setenv("GOLANGCI_LINT_CACHE", filepath.Join(dir, "cache"))
		os.Setenv("LOOPVET_CACHE", filepath.Join(dir, "own"))
		loopvet, custom = filepath.Join(dir, "loopvet.exe"), filepath.Join(dir, "custom.exe")
		for _, args := range [][]string{
			{"build", "-C", filepath.Join("..", ".."), "-o", loopvet, "./cmd/loopvet"},
			{"build", "-o", custom, "./custom"},
		} {
			if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
				os.Stderr.Write(out)
				panic(err)
			}
		}
		return m.Run()
	}())
}

// TestHostsAgree: place, check, message and fix of every finding are the same in
// all hosts.
func TestHostsAgree(t *testing.T) {
	dir := writeFixtures(t)
	agree(t, dir, 100, "./...") // there are more "// want" comments than that
}

// TestFixesAgree: golangci-lint makes the text that loopvet, go vet and go fix make,
// which is in their transcript.
func TestFixesAgree(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("..", "..", "cmd", "loopvet", "testdata", "script", "vetfix.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	golangci(t, dir, with(read(".loopvet.yml")), "--fix", "./...")
	if diff := cmp.Diff(read("main.go.after"), read("main.go")); diff != "" {
		t.Errorf("-loopvet +golangci-lint:\n%s", diff)
	}
}

// TestHostsAgreeForBrowsers: what is a loop only there, and a GOOS that is not
// the machine's.
func TestHostsAgreeForBrowsers(t *testing.T) {
	t.Setenv("GOOS", "js")
	t.Setenv("GOARCH", "wasm")
	dir := writeFixtures(t)
	agree(t, dir, 3, "./loopdeadlock/browser")
}

// TestHostsAgreeOnPrograms: with the real frameworks, whose facts come from other
// modules, and a folder that has external tests alone.
func TestHostsAgreeOnPrograms(t *testing.T) {
	for _, module := range []string{"bubbletea", "loop"} {
		dir, err := filepath.Abs(filepath.Join("..", module))
		if err != nil {
			t.Fatal(err)
		}
		download := exec.Command("go", "mod", "download")
		download.Dir = dir
		if out, err := download.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		agree(t, dir, 3, "./...")
	}
}

// hosts are the ways to run the checks.
var hosts = []struct {
	name string
	find func(t *testing.T, dir, pattern string) []finding
}{
	{"loopvet", func(t *testing.T, dir, pattern string) []finding { return byLoopvet(t, dir, "-json", pattern) }},
	{"go vet", func(t *testing.T, dir, pattern string) []finding { return byLoopvet(t, dir, "vet", "-json", pattern) }},
	{"golangci-lint", func(t *testing.T, dir, pattern string) []finding { return golangci(t, dir, all, pattern) }},
	{"nogo", byNogo},
}

// agree compares what the hosts find; fewer findings than least are a mistake of
// the test.
func agree(t *testing.T, dir string, least int, pattern string) {
	t.Helper()
	var want []finding
	for i, host := range hosts {
		found := host.find(t, dir, pattern)
		for k := range found {
			found[k].Posn = strings.TrimPrefix(found[k].Posn, dir+string(filepath.Separator))
		}
		slices.SortFunc(found, func(a, b finding) int {
			return strings.Compare(a.Posn+a.Check+a.Message, b.Posn+b.Check+b.Message)
		})
		t.Logf("%s: %d findings", host.name, len(found))
		if i == 0 {
			if want = found; len(want) < least {
				t.Fatalf("only %d findings", len(want))
			}
		}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("-%s +%s:\n%s", hosts[0].name, host.name, diff)
		}
	}
}

// finding is a finding with its fix: the message, and each edit by its offsets. A
// fix of another file than the finding's is none, as golangci-lint has it.
type finding struct{ Posn, Check, Message, Fix string }

func (f *finding) edit(from, to int, text string) {
	f.Fix += fmt.Sprintf("\n%d-%d %s", from, to, text)
}

func run(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stderr = dir, &stderr
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != 1 { // 1: findings
		t.Fatalf("%s %v: %v\n%s", filepath.Base(name), args, err, &stderr)
	}
	if stderr.Len() > 0 {
		t.Errorf("%s %v: %s", filepath.Base(name), args, &stderr)
	}
	return out
}

func byLoopvet(t *testing.T, dir string, args ...string) (found []finding) {
	t.Helper()
	for dec := json.NewDecoder(bytes.NewReader(run(t, dir, loopvet, args...))); ; {
		var tree map[string]map[string][]struct {
			Posn, Message string
			Fixes         []struct {
				Message string
				Edits   []struct {
					Filename   string
					Start, End int
					New        string
				}
			} `json:"suggested_fixes"`
		}
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		for _, checks := range tree {
			for check, list := range checks {
				for _, f := range list {
					one := finding{f.Posn, check, f.Message, ""}
					for _, fix := range f.Fixes {
						one.Fix += fix.Message
						for _, e := range fix.Edits {
							if one.edit(e.Start, e.End, e.New); !strings.HasPrefix(f.Posn, e.Filename+":") {
								one.Fix = ""
								break
							}
						}
					}
					found = append(found, one)
				}
			}
		}
	}
}

// all is a configuration in which golangci-lint leaves nothing out. The settings
// stand last, for more of them.
const all = `version: "2"
issues: {max-issues-per-linter: 0, max-same-issues: 0, uniq-by-line: false}
linters:
  default: none
  enable: [loopvet]
  exclusions:
    generated: disable
  settings:
    custom:
      loopvet:
        type: module
        description: finds the calls that freeze an event loop
`

// golangci runs golangci-lint with the plugin.
func golangci(t *testing.T, dir, config string, args ...string) (found []finding) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "golangci.yml")
	if err := os.WriteFile(file, []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	out := run(t, dir, custom, append([]string{"run", "-c", file, "--path-mode=abs", "--show-stats=false", "--output.json.path=stdout"}, args...)...)
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
			SuggestedFixes []struct {
				Message   string
				TextEdits []struct {
					Pos, End int
					NewText  []byte
				}
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, issue := range report.Issues {
		check, message, _ := strings.Cut(issue.Text, ": ")
		if issue.FromLinter != "loopvet" {
			check, message = issue.FromLinter, issue.Text
		}
		one := finding{posn(issue.Pos.Filename, issue.Pos.Line, issue.Pos.Column), check, message, ""}
		for _, fix := range issue.SuggestedFixes {
			one.Fix += fix.Message
			for _, e := range fix.TextEdits {
				one.edit(e.Pos, e.End, string(e.NewText))
			}
		}
		found = append(found, one)
	}
	return found
}

// operations are the checks and operations of lines "posn check operation (…".
func operations(lines []string) (out []string) {
	for _, line := range lines {
		_, line, _ = strings.Cut(line, " ")
		line, _, _ = strings.Cut(line, " (")
		out = append(out, line)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sorted(lines []string) []string { slices.Sort(lines); return lines }
