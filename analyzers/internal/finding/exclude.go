package finding

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// excluded reports whether a check does not report in a file below root. A glob is
// relative to root; ** stands for any number of folders, and one that matches a
// folder is for everything in it.
func excluded(all []knowledge.Exclusion, root, file, check string) bool {
	rel, err := filepath.Rel(root, file)
	if err != nil {
		return false
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	return slices.ContainsFunc(all, func(e knowledge.Exclusion) bool {
		return (e.Checks == nil || e.Checks[check]) && slices.ContainsFunc(e.Paths, func(glob string) bool {
			return covers(strings.Split(strings.TrimSuffix(glob, "/"), "/"), parts)
		})
	})
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
