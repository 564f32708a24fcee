package load

import (
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/scratch"
)

// tree is a repository from before modules. The go command lists it in GOPATH
// mode, for which it has to stand in a GOPATH, under its import path; where it
// does not, it gets a temporary one with a link in it.
type tree struct {
	root   string // its own directory
	path   string // import path of root
	placed bool   // root is in a GOPATH
}

// Files that the tools of that time left at the root.
var treeMarks = []string{"vendor", "Gopkg.toml", "Godeps", "glide.yaml"}

// treeOf finds the tree that a directory is in; nil if nothing speaks for one.
func treeOf(dir string) *tree {
	for _, gopath := range filepath.SplitList(build.Default.GOPATH) {
		src := filepath.Join(gopath, "src")
		if rel, err := filepath.Rel(src, dir); err == nil && filepath.IsLocal(rel) && rel != "." {
			return &tree{root: dir, path: filepath.ToSlash(rel), placed: true}
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		marked := slices.ContainsFunc(treeMarks, func(name string) bool {
			_, err := os.Stat(filepath.Join(at, name))
			return err == nil
		})
		if marked {
			return &tree{root: at, path: pathOf(at)}
		}
		if isDir(filepath.Join(at, ".git")) || filepath.Dir(at) == at {
			return nil
		}
	}
}

// pathOf is the import path of a tree, as its files name it: the path of a
// package in it less the place where it is. A tree whose packages do not import
// each other may have any.
func pathOf(root string) string {
	votes := map[string]int{}
	walk(root, func(dir string) error {
		files, _ := filepath.Glob(filepath.Join(dir, "*.go"))
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				continue
			}
			for _, spec := range file.Imports {
				if imported, err := strconv.Unquote(spec.Path.Value); err == nil {
					if prefix := prefixOf(root, imported); prefix != "" {
						votes[prefix]++
					}
				}
			}
		}
		return nil
	})
	best := "local/" + strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '-' || r == '_' || r == '.' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z') {
			return r
		}
		return '-'
	}, filepath.Base(root))
	for prefix, n := range votes {
		if n > votes[best] || n == votes[best] && prefix < best {
			best = prefix
		}
	}
	return best
}

// prefixOf is what an import path has before the place of a package in the tree.
func prefixOf(root, imported string) string {
	parts := strings.Split(imported, "/")
	if !strings.Contains(parts[0], ".") || isDir(filepath.Join(root, "vendor", filepath.FromSlash(imported))) {
		return ""
	}
	for i := 1; i < len(parts); i++ {
		if isDir(filepath.Join(root, filepath.Join(parts[i:]...))) {
			return path.Join(parts[:i]...)
		}
	}
	return ""
}

// place gives the directory where the go command must be run for the tree, what
// to add to its environment, and a function to clean up with.
func (t *tree) place() (dir string, env []string, remove func(), err error) {
	if t.placed {
		return t.root, []string{"GO111MODULE=off"}, func() {}, nil
	}
	gopath, err := scratch.Dir("loopvet-gopath")
	if err != nil {
		return "", nil, nil, err
	}
	remove = func() { scratch.Remove(gopath) }
	dir = filepath.Join(gopath, "src", filepath.FromSlash(t.path))
	if err = os.MkdirAll(filepath.Dir(dir), 0o777); err == nil {
		err = os.Symlink(t.root, dir)
	}
	if err != nil {
		remove()
		return "", nil, nil, err
	}
	all := gopath + string(filepath.ListSeparator) + build.Default.GOPATH
	return dir, []string{"GO111MODULE=off", "GOPATH=" + all}, remove, nil
}

// unplace names the files of a listing where they are, and vendored packages as
// those are known that are not: tables speak of them by their own paths. Of two
// copies of one package each keeps the long path.
func (t *tree) unplace(list []*Package, dir string) {
	count := map[string]int{}
	for _, p := range list {
		count[unvendored(p)]++
	}
	to := map[string]string{}
	for _, p := range list {
		if rel, err := filepath.Rel(dir, p.Dir); err == nil && filepath.IsLocal(rel) {
			p.Dir = filepath.Join(t.root, rel)
		}
		if e := p.Error; e != nil {
			e.Pos = strings.Replace(e.Pos, dir, t.root, 1)
		}
		for _, flags := range [][]string{p.CgoCPPFLAGS, p.CgoCFLAGS} { // ${SRCDIR} is spelt out
			for i, f := range flags {
				flags[i] = strings.Replace(f, dir, t.root, 1)
			}
		}
		if path := unvendored(p); path != p.ImportPath && count[path] == 1 {
			to[p.ImportPath] = path
		}
	}
	rename := func(path string) string {
		if short, ok := to[path]; ok {
			return short
		}
		return path
	}
	for _, p := range list {
		p.ImportPath = rename(p.ImportPath)
		for i, path := range p.Imports {
			p.Imports[i] = rename(path)
		}
		for from, path := range p.ImportMap {
			p.ImportMap[from] = rename(path)
		}
	}
}

func unvendored(p *Package) string {
	if i := strings.LastIndex(p.ImportPath, "/vendor/"); i >= 0 && !p.Standard {
		return p.ImportPath[i+len("/vendor/"):]
	}
	return p.ImportPath
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
