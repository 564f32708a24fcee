package loopfs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopfs"
)

// Files are the clearest operation, so what an operation is reached through is
// tested here for all checks.
func Test(t *testing.T) {
	fixture.Run(t, loopfs.Analyzer,
		"direct", "dispatch/...", "light/...", "chain/...", "values", "interfaces", "generic", "slots/...",
		"handback", "elsewhere", "convention", "readers", "directives", "lazy", "asked", "own", "handed", "layered", "containers", "standard", "instances", "branches", "crowd", "tests", "grouped/...", "given/...", "setter/...", "borrowed/...", "asserted/...", "toolkit", "cases/...", "option/...", "frames", "states", "wrapped/...", "placed/...", "told/...", "literals/...", "kinds/...", "loops", "fields", "sealed/...", "iterate/...", "twins/...")
}

// TestKnown pins what is wrong and known to be.
func TestKnown(t *testing.T) {
	fixture.Run(t, loopfs.Analyzer, "known_miss/...", "known_false/...")
}

// What a program has written may have thousands of conditions in one function: that
// took minutes when each block asked all conditions around it.
func TestManyConditions(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	text.WriteString("package many\n\nimport \"os\"\n\nfunc F(x int) {\n")
	for i := range 8000 {
		fmt.Fprintf(&text, "\tif x == %d {\n\t\tg(x)\n\t}\n", i)
	}
	text.WriteString("}\n\nfunc g(i int) error { return os.Remove(string(rune(i))) }\n")
	file := filepath.Join(dir, "src", "many", "many.go")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	analysistest.Run(t, dir, loopfs.Analyzer, "many")
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %s", d.Round(time.Second))
	}
}
