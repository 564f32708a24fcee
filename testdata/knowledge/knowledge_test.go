package knowledge

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write names.tsv")

const list = "../../analyzers/internal/knowledge/listing/names.tsv"

// TestNames looks every selector of every shipped table up in the modules that
// this one requires. A selector that stands for nothing there is an error; what
// the others stand for is the list that ships.
func TestNames(t *testing.T) {
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	if out, err := exec.Command("go", "build", "-C", "../..", "-o", loopvet, "./cmd/loopvet").CombinedOutput(); err != nil {
		t.Fatalf("building loopvet: %v\n%s", err, out)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(loopvet, "knowledge", "-resolve")
	cmd.Stderr = &stderr
	got, err := cmd.Output()
	if err != nil {
		t.Fatalf("loopvet knowledge -resolve: %v\n%s", err, stderr.Bytes())
	}
	t.Logf("packages that no requirement has:\n%s", stderr.Bytes())
	if *update {
		if err := os.WriteFile(list, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if diff := difference(string(want), string(got)); diff != "" {
		t.Errorf("%s is stale (- gone, + new):\n%s\ngo test -update writes it", list, diff)
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
