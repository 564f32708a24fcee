package load

import (
	"context"
	"encoding/json"
	"errors"
	"go/build"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Part is what the go command lists in one go: packages of a module, of a
// workspace, or of a tree from before modules.
type Part struct {
	Dir      string   // where it is run; "" is here
	Patterns []string // relative to Dir
	tree     *tree    // of GOPATH mode; nil: modules
}

// Parts finds where the patterns are to be listed. Below a go.mod or go.work all
// is as the go command has it. Elsewhere it knows no packages; there, a directory
// stands for the modules and workspaces in it, or for a tree from before modules.
func Parts(patterns []string) ([]Part, error) {
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if os.Getenv("GO111MODULE") == "off" {
		return []Part{{Patterns: patterns, tree: &tree{root: here, placed: true}}}, nil
	}
	if work := os.Getenv("GOWORK"); work != "" && work != "off" || rootOf(here, "go.mod") != "" {
		return []Part{{Patterns: patterns}}, nil
	}
	var parts []Part
	var errs []error
	for _, pattern := range patterns {
		more, err := partsOf(here, pattern)
		errs = append(errs, err)
		for _, p := range more {
			i := slices.IndexFunc(parts, func(q Part) bool { return q.Dir == p.Dir })
			if i < 0 {
				parts = append(parts, p)
			} else if !slices.Contains(parts[i].Patterns, p.Patterns[0]) {
				parts[i].Patterns = append(parts[i].Patterns, p.Patterns...)
			}
		}
	}
	return parts, errors.Join(errs...)
}

func partsOf(here, pattern string) ([]Part, error) {
	dir, dots, local := localDir(here, pattern)
	if !local && workOf(here) != "" {
		return []Part{{Patterns: []string{pattern}}}, nil
	}
	if !local {
		return nil, errors.New(pattern + ": " + noModule)
	}
	if _, err := os.Stat(dir); err != nil {
		return nil, errors.New(pattern + ": there is no such directory")
	}
	own := "."
	if dots {
		own = "./..."
	}
	if rootOf(dir, "go.mod") != "" {
		return []Part{{Dir: dir, Patterns: []string{own}}}, nil
	}
	var parts []Part
	switch work := workOf(dir); {
	case work != "" && dots:
		// To the go command the directory of a workspace is no package's.
		used, err := usedBelow(work, dir)
		return []Part{{Dir: dir, Patterns: used}}, err
	case work != "":
		return []Part{{Dir: dir, Patterns: []string{own}}}, nil
	case dots:
		for _, root := range rootsBelow(dir) {
			part := Part{Dir: root, Patterns: []string{"./..."}}
			if rootOf(root, "go.mod") == "" {
				var err error
				if part.Patterns, err = usedBelow(root, root); err != nil {
					return nil, err
				}
			}
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		return parts, nil
	}
	t := treeOf(dir)
	if t == nil {
		return nil, errors.New(pattern + ": " + noModule)
	}
	rel, err := filepath.Rel(t.root, dir)
	if err != nil {
		return nil, err
	}
	name := "./" + filepath.ToSlash(rel)
	if dots {
		name += "/..."
	}
	return []Part{{Dir: t.root, Patterns: []string{name}, tree: t}}, nil
}

const noModule = "no go.mod file here, above or below: run loopvet inside a module, or name one with -C"

// localDir splits a pattern that begins with a directory.
func localDir(here, pattern string) (dir string, dots, local bool) {
	slashed := filepath.ToSlash(pattern)
	head, dots := strings.CutSuffix(slashed, "...")
	if slashed == "..." || !filepath.IsAbs(pattern) && !build.IsLocalImport(strings.TrimSuffix(head, "/")) {
		return "", false, false
	}
	dir = filepath.FromSlash(strings.TrimSuffix(head, "/"))
	if strings.Contains(dir, "...") {
		return "", false, false
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(here, dir)
	}
	return filepath.Clean(dir), dots, true
}

// rootOf is the nearest directory, dir or above, that has the file; "" if none.
func rootOf(dir, file string) string {
	for {
		if isFile(filepath.Join(dir, file)) {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// workOf is the workspace that a directory is in.
func workOf(dir string) string {
	if os.Getenv("GOWORK") == "off" {
		return ""
	}
	return rootOf(dir, "go.work")
}

// usedBelow lists the modules of a workspace that lie below a directory, as
// patterns for it.
func usedBelow(work, dir string) (patterns []string, err error) {
	out, _, err := command{dir: work}.run(context.Background(), "work", "edit", "-json", "go.work")
	if err != nil {
		return nil, err
	}
	var file struct{ Use []struct{ DiskPath string } }
	if err := json.NewDecoder(out).Decode(&file); err != nil {
		return nil, err
	}
	for _, use := range file.Use {
		module := filepath.FromSlash(use.DiskPath)
		if !filepath.IsAbs(module) {
			module = filepath.Join(work, module)
		}
		if rel, err := filepath.Rel(dir, module); err == nil && filepath.IsLocal(rel) {
			patterns = append(patterns, "./"+path.Join(filepath.ToSlash(rel), "..."))
		}
	}
	if len(patterns) == 0 {
		return nil, errors.New("no module of " + filepath.Join(work, "go.work") + " lies here or below")
	}
	return patterns, nil
}

// rootsBelow lists the directories with a go.mod below dir; a go.work stands for
// all below it.
func rootsBelow(dir string) (roots []string) {
	walk(dir, func(at string) error {
		switch {
		case isFile(filepath.Join(at, "go.work")) && os.Getenv("GOWORK") != "off":
			roots = append(roots, at)
			return filepath.SkipDir
		case isFile(filepath.Join(at, "go.mod")):
			roots = append(roots, at)
		}
		return nil
	})
	return roots
}

// walk visits the directories below dir in which "./..." looks for packages.
func walk(dir string, visit func(at string) error) {
	_ = filepath.WalkDir(dir, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil // what cannot be read has no packages for anybody
		}
		name := entry.Name()
		if at != dir && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
			name == "testdata" || name == "vendor" || name == "node_modules") {
			return filepath.SkipDir
		}
		return visit(at)
	})
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
