package finding

import (
	"path"
	"path/filepath"
	"strings"
)

// excluded reports whether a file below root is in one of the globs. A glob is
// relative to root; ** stands for any number of folders, and one that matches a
// folder is for everything in it.
func excluded(globs []string, root, file string) bool {
	rel, err := filepath.Rel(root, file)
	if err != nil {
		return false
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	for _, g := range globs {
		if covers(strings.Split(strings.TrimSuffix(g, "/"), "/"), parts) {
			return true
		}
	}
	return false
}

func covers(glob, parts []string) bool {
	switch {
	case len(glob) == 0:
		return true
	case glob[0] == "**":
		return covers(glob[1:], parts) || len(parts) > 0 && covers(glob, parts[1:])
	case len(parts) == 0:
		return false
	}
	ok, err := path.Match(glob[0], parts[0])
	return err == nil && ok && covers(glob[1:], parts[1:])
}
