// Package gosource type-checks packages from their source: nothing is compiled,
// no C header is needed, and what a package gets wrong does not stop the others.
package gosource

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Config says what to load and how.
type Config struct {
	Dir string   // where the go command runs
	Env []string // beside the environment: "CGO_ENABLED=0"
	// Bodies says of which packages the function bodies are wanted; nil: of none.
	// Those have Info.
	Bodies func(path string) bool
	// Prefix stands before the import path in the types of all packages.
	Prefix string
}

// Package is one package, its errors aside.
type Package struct {
	Path    string // import path, without prefix
	Version string // of its module; empty: the main module or the standard library
	Types   *types.Package
	Info    *types.Info // nil without bodies
	Files   []*ast.File
	Errors  []error // of the go command and the type checker
}

// Program is what Load has loaded.
type Program struct {
	Fset     *token.FileSet
	Sizes    types.Sizes
	Packages []*Package // every package after those it imports

	byPath map[string]*Package
}

// Find returns the types of the package with the import path, nil if it was not
// loaded.
func (p *Program) Find(path string) *types.Package {
	if pkg := p.byPath[path]; pkg != nil {
		return pkg.Types
	}
	return nil
}

// Package returns the package with the import path, nil if it was not loaded.
func (p *Program) Package(path string) *Package { return p.byPath[path] }

// listed is a package as go list prints it.
type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	ImportMap         map[string]string
	Module            *struct{ Version string }
	Error             *struct{ Err string }
}

// Load loads the packages that match the patterns, and all they import.
func Load(cfg Config, patterns ...string) (*Program, error) {
	out, err := list(cfg, "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap,Module,Error", patterns)
	if err != nil {
		return nil, err
	}
	p := &Program{Fset: token.NewFileSet(), Sizes: types.SizesFor("gc", "amd64"), byPath: make(map[string]*Package)}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return p, nil
		} else if err != nil {
			return nil, err
		}
		pkg := p.check(&cfg, &l)
		p.byPath[pkg.Path] = pkg
		p.Packages = append(p.Packages, pkg)
	}
}

// List returns the import paths of the packages that match the patterns, and of all
// they import, without those that do not exist.
func List(cfg Config, patterns ...string) ([]string, error) {
	out, err := list(cfg, "-f={{if not .Error}}{{.ImportPath}}{{end}}", patterns)
	return strings.Fields(string(out)), err
}

func list(cfg Config, form string, patterns []string) ([]byte, error) {
	cmd := exec.Command("go", append([]string{"list", "-e", "-deps", form}, patterns...)...)
	cmd.Dir, cmd.Env = cfg.Dir, append(os.Environ(), cfg.Env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, stderr.Bytes())
	}
	return out, nil
}

// check parses and checks one package, whose imports are there already.
func (p *Program) check(cfg *Config, l *listed) *Package {
	pkg := &Package{Path: l.ImportPath}
	if l.Module != nil {
		pkg.Version = l.Module.Version
	}
	if l.ImportPath == "unsafe" {
		pkg.Types = types.Unsafe
		return pkg
	}
	if l.Error != nil {
		pkg.Errors = append(pkg.Errors, errors.New(l.Error.Err))
	}
	bodies := cfg.Bodies != nil && cfg.Bodies(l.ImportPath)
	for _, name := range append(l.GoFiles, l.CgoFiles...) {
		file, err := parser.ParseFile(p.Fset, filepath.Join(l.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			pkg.Errors = append(pkg.Errors, err)
		}
		if file != nil {
			pkg.Files = append(pkg.Files, file)
		}
	}
	conf := types.Config{
		Sizes:            p.Sizes,
		FakeImportC:      true,
		IgnoreFuncBodies: !bodies,
		Error:            func(err error) { pkg.Errors = append(pkg.Errors, err) },
		Importer: importerFunc(func(path string) (*types.Package, error) {
			if mapped, ok := l.ImportMap[path]; ok {
				path = mapped
			}
			if path == "unsafe" {
				return types.Unsafe, nil
			}
			if dep := p.Find(path); dep != nil {
				return dep, nil
			}
			return nil, fmt.Errorf("no package %s", path)
		}),
	}
	if bodies {
		pkg.Info = &types.Info{
			Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object),
			Uses: make(map[*ast.Ident]types.Object), Implicits: make(map[ast.Node]types.Object),
			Instances: make(map[*ast.Ident]types.Instance), Scopes: make(map[ast.Node]*types.Scope),
			Selections: make(map[*ast.SelectorExpr]*types.Selection), FileVersions: make(map[*ast.File]string),
		}
	}
	pkg.Types, _ = conf.Check(cfg.Prefix+l.ImportPath, p.Fset, pkg.Files, pkg.Info)
	if !bodies {
		pkg.Files = nil
	}
	return pkg
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }
