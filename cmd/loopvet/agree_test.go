package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/demo"
)

// TestHostsAgree compares the findings of the command with those of go vet with
// the command as its tool: place, check, message and fix.
func TestHostsAgree(t *testing.T) {
	for name, write := range map[string]func(dir string) (string, error){
		"demo":  demo.Write,
		"agree": extract("agree.txtar"),
		"joins": extract("joins.txtar"),
	} {
		t.Run(name, func(t *testing.T) {
			dir, err := write(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			own, vet := findings(t, dir, "-json", "./..."), findings(t, dir, "vet", "-json", "./...")
			if len(own) == 0 {
				t.Error("nothing is found")
			}
			if n := strings.Count(strings.Join(own, "\n"), `"edits":[`); name == "demo" && n < 2 {
				t.Errorf("%d fixes", n)
			}
			if diff := cmp.Diff(own, vet); diff != "" {
				t.Errorf("-loopvet +go vet:\n%s", diff)
			}
			if want, err := os.ReadFile(filepath.Join(dir, "want")); err == nil {
				if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), operations(own)); diff != "" {
					t.Errorf("-want +loopvet:\n%s", diff)
				}
			}
		})
	}
}

func extract(file string) func(dir string) (string, error) {
	return func(dir string) (string, error) {
		archive, err := txtar.ParseFile(filepath.Join("testdata", file))
		if err != nil {
			return "", err
		}
		return dir, txtar.Write(archive, dir)
	}
}

// operations cuts findings behind the operation's name.
func operations(findings []string) []string {
	var out []string
	for _, f := range findings {
		f, _, _ = strings.Cut(f, " (")
		out = append(out, f)
	}
	return out
}

// findings runs loopvet in a module and returns "posn check message" of all
// that it prints in JSON, each with its fix.
func findings(t *testing.T, dir string, args ...string) []string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("loopvet", args...)
	cmd.Dir, cmd.Stderr = dir, &stderr
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != 1 {
		t.Fatalf("%v: %v\n%s", args, err, &stderr)
	}
	if stderr.Len() > 0 {
		t.Errorf("%v: %s", args, &stderr)
	}
	var all []string
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var tree map[string]map[string][]struct {
			Posn, Message string
			Fixes         json.RawMessage `json:"suggested_fixes"`
		}
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		for _, checks := range tree {
			for check, found := range checks {
				for _, f := range found {
					line := strings.TrimPrefix(f.Posn, dir+string(filepath.Separator)) + " " + check + " " + f.Message
					if f.Fixes != nil {
						var fixes bytes.Buffer
						if err := json.Compact(&fixes, f.Fixes); err != nil {
							t.Fatal(err)
						}
						line += " " + fixes.String()
					}
					all = append(all, line)
				}
			}
		}
	}
	slices.Sort(all)
	return all
}
