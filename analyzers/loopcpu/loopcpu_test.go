package loopcpu_test

import (
	"path/filepath"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopcpu"
)

func Test(t *testing.T) {
	fixture.Run(t, loopcpu.Analyzer, "pictures", "recursion", "travel/...", "counts", "growth", "calls", "busy", "directives", "once", "tables")
}

// TestKnown pins what is wrong and known to be.
func TestKnown(t *testing.T) {
	fixture.Run(t, loopcpu.Analyzer, "known_miss/...", "known_false/...")
}

func TestConfigured(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("testdata", "configured.yml"))
	if err != nil {
		t.Fatal(err)
	}
	set(t, "config", path)
	fixture.Run(t, loopcpu.Analyzer, "configured/...")
}

// TestPossible shows what the default grade leaves out.
func TestPossible(t *testing.T) {
	set(t, "min-grade", "possible")
	fixture.Run(t, loopcpu.Analyzer, "possible")
}

func set(t *testing.T, name, value string) {
	f := finding.Analyzer.Flags.Lookup(name)
	old := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Value.Set(old); err != nil {
			t.Error(err)
		}
	})
}
