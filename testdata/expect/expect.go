// Package expect runs loopvet on a module and compares what it finds with the
// "// want" comments of the module's files.
package expect

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Run builds the loopvet of the module in root and compares its findings on the
// module in the working directory.
//
// env is added to the environment of loopvet, but not to that of its build: with GOOS=windows
// a module is analysed as it is on Windows.
func Run(t *testing.T, root string, env ...string) {
	t.Helper()
	want, err := wants(".")
	if err != nil {
		t.Fatal(err)
	}
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	if out, err := exec.Command("go", "build", "-C", root, "-o", loopvet, "./cmd/loopvet").CombinedOutput(); err != nil {
		t.Fatalf("building loopvet: %v\n%s", err, out)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(loopvet, "-json", "./...")
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	// 1 says that there are findings.
	if exit := (*exec.ExitError)(nil); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("loopvet: %v\n%s", err, stderr.Bytes())
	}
	found, err := findings(out)
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, stderr.Bytes())
	}
	for _, problem := range compare(want, found) {
		t.Error(problem)
	}
}

// place is a line of a file.
type place struct {
	file string // absolute
	line string
}

func (p place) String() string { return filepath.Base(p.file) + ":" + p.line }

var (
	wantComment = regexp.MustCompile("// want((?: `[^`]*`)+)\\s*$")
	pattern     = regexp.MustCompile("`[^`]*`")
)

// wants reads the comments of all Go files below dir.
func wants(dir string) (map[place][]*regexp.Regexp, error) {
	want := map[place][]*regexp.Regexp{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		abs, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for n := 1; lines.Scan(); n++ {
			match := wantComment.FindStringSubmatch(lines.Text())
			if match == nil {
				if strings.Contains(lines.Text(), "// want `") {
					return fmt.Errorf("%s:%d: malformed want comment", path, n)
				}
				continue
			}
			at := place{abs, fmt.Sprint(n)}
			for _, quoted := range pattern.FindAllString(match[1], -1) {
				rx, err := regexp.Compile(strings.Trim(quoted, "`"))
				if err != nil {
					return fmt.Errorf("%s:%d: %v", path, n, err)
				}
				want[at] = append(want[at], rx)
			}
		}
		return lines.Err()
	})
	return want, err
}

// findings reads the tree that -json prints: package, then check, then the list
// of diagnostics or an object with an error.
func findings(out []byte) (map[place][]string, error) {
	var tree map[string]map[string]json.RawMessage
	if err := json.Unmarshal(out, &tree); err != nil {
		return nil, err
	}
	found := map[place][]string{}
	for pkg, checks := range tree {
		for check, raw := range checks {
			var diagnostics []struct{ Posn, Message string }
			if err := json.Unmarshal(raw, &diagnostics); err != nil {
				return nil, fmt.Errorf("%s: %s: %s", pkg, check, raw)
			}
			for _, d := range diagnostics {
				at, err := parsePosn(d.Posn)
				if err != nil {
					return nil, err
				}
				found[at] = append(found[at], check+": "+d.Message)
			}
		}
	}
	return found, nil
}

var posnForm = regexp.MustCompile(`^(.+):(\d+):\d+$`)

func parsePosn(posn string) (place, error) {
	match := posnForm.FindStringSubmatch(posn)
	if match == nil {
		return place{}, fmt.Errorf("not file:line:col: %q", posn)
	}
	abs, err := filepath.Abs(match[1])
	return place{abs, match[2]}, err
}

// compare lists the findings that nothing expects and the expectations that
// nothing meets.
func compare(want map[place][]*regexp.Regexp, found map[place][]string) (problems []string) {
	for at, messages := range found {
		for _, message := range messages {
			if !take(want, at, message) {
				problems = append(problems, fmt.Sprintf("%v: unexpected: %s", at, message))
			}
		}
	}
	for at, rest := range want {
		for _, rx := range rest {
			problems = append(problems, fmt.Sprintf("%v: not found: %v", at, rx))
		}
	}
	return problems
}

// take removes an expectation that the message meets.
func take(want map[place][]*regexp.Regexp, at place, message string) bool {
	for i, rx := range want[at] {
		if rx.MatchString(message) {
			want[at] = append(want[at][:i:i], want[at][i+1:]...)
			return true
		}
	}
	return false
}
