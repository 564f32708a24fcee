package knowledge

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the lists")

const list = "../../analyzers/internal/knowledge/listing/names.tsv"

// TestNewest looks every selector of every shipped table up in the modules that
// this one requires. A selector that stands for nothing there is an error; what
// the others stand for is the list that ships. What could not be looked up is in
// newest.txt.
func TestNewest(t *testing.T) {
	names, rest, ok := resolve(t, ".")
	if !ok {
		t.Fatalf("selectors stand for nothing:\n%s", rest)
	}
	golden(t, list, names)
	golden(t, "newest.txt", rest)
}

// TestOldest does the same in the oldest versions that are supported. What these do
// not have, though a table names it, and what a condition holds back is in oldest.txt.
func TestOldest(t *testing.T) {
	_, rest, _ := resolve(t, "oldest")
	golden(t, "oldest.txt", rest)
}

// resolve looks the tables up in the module in dir: what their selectors stand for,
// and what is said about the others, without the lines of the tables. It is ok if
// each selector stands for something, as far as its packages are there.
func resolve(t *testing.T, dir string) (names, rest string, ok bool) {
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	if out, err := exec.Command("go", "build", "-C", "../..", "-o", loopvet, "./cmd/loopvet").CombinedOutput(); err != nil {
		t.Fatalf("building loopvet: %v\n%s", err, out)
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(loopvet, "knowledge", "-resolve")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || stdout.Len() == 0) {
		t.Fatalf("loopvet knowledge -resolve: %v\n%s", err, stderr.Bytes())
	}
	lines := strings.SplitAfter(place.ReplaceAllString(stderr.String(), "$1:"), "\n")
	slices.Sort(lines)
	return stdout.String(), strings.Join(slices.Compact(lines), ""), err == nil
}

var place = regexp.MustCompile(`(?m)^(\S+\.yaml):\d+:\d+:`)

// golden compares with the file, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := difference(string(want), got); diff != "" {
		t.Errorf("%s is stale (- gone, + new):\n%s\ngo test -update writes it", file, diff)
	}
}

// difference lists the lines that only one of the texts has.
func difference(want, got string) string {
	count := make(map[string]int)
	for line := range strings.Lines(want) {
		count[line]--
	}
	for line := range strings.Lines(got) {
		count[line]++
	}
	var b strings.Builder
	for _, line := range slices.Sorted(maps.Keys(count)) {
		if n := count[line]; n != 0 {
			fmt.Fprintf(&b, "%c %s", "-+"[max(n, 0)], line)
		}
	}
	return b.String()
}
