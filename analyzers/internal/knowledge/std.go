package knowledge

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go run std_gen.go

//go:embed std.txt
var stdList string

var std = sync.OnceValue(func() map[string]bool {
	paths := make(map[string]bool)
	for line := range strings.Lines(stdList) {
		paths[strings.TrimSuffix(line, "\n")] = true
	}
	return paths
})

// Std reports whether path is the import path of a package of the standard
// library, on any system. What the library vendors is part of it.
func Std(path string) bool {
	return std()[path] || strings.HasPrefix(path, "vendor/")
}
