package cli

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
)

// settle takes back the fixes that ask for more than one package can tell: that no
// other one of the module mentions a function.
func (r *run) settle() {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Fix == nil {
			continue
		}
		for _, name := range f.Fix.Alone {
			if who := r.mentioned(f, name); who != "" {
				f.Fix, f.Obstacle = nil, who+" may call "+name
				break
			}
		}
	}
}

// mentioned is who mentions a function, beside the package of a finding: a package,
// or a file that was not analysed.
func (r *run) mentioned(f *report.Finding, name string) string {
	method := name[strings.LastIndexByte(name, '.')+1:]
	for _, path := range slices.Sorted(maps.Keys(r.mentions)) {
		if path != f.Package && (slices.Contains(r.mentions[path], name) || slices.Contains(r.mentions[path], "*."+method)) {
			return path
		}
	}
	root := r.roots[f.Package]
	if root == "" {
		return "another package"
	}
	return r.unseen(root, filepath.Dir(f.Posn.Filename), []byte("."+method))
}

// unseen is a file of a module, beside those of a folder, that was not analysed and
// has a text in it. Tests are no part of the program.
func (r *run) unseen(root, beside string, text []byte) (name string) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		base := filepath.Base(path)
		switch {
		case err != nil:
			return err
		case d.IsDir():
			// Of the modules within, those may import it that are named so.
			if path != root && (base == "testdata" || base == "vendor" || strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".")) {
				return filepath.SkipDir
			}
		case strings.HasSuffix(base, ".go") && !strings.HasSuffix(base, "_test.go") && !r.seen[path] && filepath.Dir(path) != beside:
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if bytes.Contains(content, text) {
				name = filepath.Base(path)
				return filepath.SkipAll
			}
		}
		return nil
	})
	if err != nil {
		return root
	}
	return name
}
