package finding

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// excluded reports whether a check does not report in a file below root.
func excluded(all []knowledge.Exclusion, root, file, check string) bool {
	rel, err := filepath.Rel(root, file)
	return err == nil && slices.ContainsFunc(all, func(e knowledge.Exclusion) bool {
		return (e.Checks == nil || e.Checks[check]) &&
			slices.ContainsFunc(e.Paths, func(glob string) bool { return Covers(glob, rel) })
	})
}

// Covers reports whether a file is in a glob of exclude:. Both are relative to the
// folder of the configuration; ** stands for any number of folders, and a glob that
// matches a folder is for everything in it.
func Covers(glob, file string) bool {
	return covers(strings.Split(strings.TrimSuffix(glob, "/"), "/"), strings.Split(filepath.ToSlash(file), "/"))
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

// Files calls yield with the Go files below root, relative to it, until that says no
// more. Folders that the go command does not look into for their dot are left out.
func Files(root string, yield func(rel string) bool) error {
	return filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && file == root:
			return err
		case err != nil: // nobody's packages are in what cannot be read
			return nil
		case d.IsDir() && file != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(file) != ".go":
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		if !yield(rel) {
			return fs.SkipAll
		}
		return nil
	})
}
