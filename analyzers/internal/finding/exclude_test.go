package finding

import "testing"

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
		if got := excluded([]string{tt.glob}, "/m", tt.file); got != tt.want {
			t.Errorf("excluded(%q, %q) = %v", tt.glob, tt.file, got)
		}
	}
}
