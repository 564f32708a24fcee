package cgo

import (
	"slices"
	"strings"
)

// The flags that say what a C file means. The go command refuses a package with a
// flag that could start a program; others change neither names nor types, and are
// left out here.
var (
	joined = []string{"-D", "-U", "-I", "-F", "-std=", "-m32", "-m64"}
	valued = []string{"-D", "-U", "-I", "-F", "-isystem", "-iquote", "-idirafter", "-include", "-x"}
	alone  = []string{"-funsigned-char", "-fsigned-char", "-fshort-enums", "-fblocks", "-fobjc-arc", "-pthread"}
)

// harmless are the flags that are passed on. "@file" would be read for more flags.
func harmless(flags []string) (kept []string) {
	for i := 0; i < len(flags); i++ {
		f := flags[i]
		switch {
		case slices.Contains(valued, f):
			if i++; i < len(flags) && !strings.HasPrefix(flags[i], "-") && !strings.HasPrefix(flags[i], "@") {
				kept = append(kept, f, flags[i])
			}
		case slices.Contains(alone, f),
			slices.ContainsFunc(joined, func(prefix string) bool { return strings.HasPrefix(f, prefix) }):
			kept = append(kept, f)
		}
	}
	return kept
}
