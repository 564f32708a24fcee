package finding

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

func TestExcluded(t *testing.T) {
	for _, tt := range []struct {
		glob, file string
		want       bool
	}{
		{"internal/gen/**", "/m/internal/gen/a/b.go", true},
		{"internal/gen", "/m/internal/gen/a/b.go", true},
		{"internal/gen/", "/m/internal/gen/b.go", true},
		{"internal/gen", "/m/internal/general/b.go", false},
		{"**/*_gen.go", "/m/a/b/c_gen.go", true},
		{"**/*_gen.go", "/m/c_gen.go", true},
		{"*.go", "/m/a/b.go", false},
		{"cmd/*/main.go", "/m/cmd/x/main.go", true},
		{"cmd/*/main.go", "/m/cmd/x/y/main.go", false},
		{"m", "/other/m/a.go", false},
	} {
		if got := excluded([]knowledge.Exclusion{{Paths: []string{tt.glob}}}, "/m", tt.file, "loopfs"); got != tt.want {
			t.Errorf("excluded(%q, %q) = %v", tt.glob, tt.file, got)
		}
	}

	some := []knowledge.Exclusion{{Paths: []string{"x", "y"}, Checks: map[string]bool{"loopfs": true}}}
	for check, want := range map[string]bool{"loopfs": true, "loopnet": false} {
		if got := excluded(some, "/m", "/m/y/a.go", check); got != want {
			t.Errorf("%s: excluded = %v", check, got)
		}
	}
}
