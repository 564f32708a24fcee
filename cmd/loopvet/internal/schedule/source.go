package schedule

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/types"
	"os"
	"runtime/debug"
	"strings"
)

// Why a package is not analysed.
const (
	failed  = "failed"
	noCgo   = "needs cgo, which cannot be run"
	broken  = "does not compile"
	noFiles = "no source files"
)

// do takes one package from source files to facts and findings.
func (s *scheduler) do(n *node) {
	if n.pkg.ImportPath == "unsafe" {
		n.types = types.Unsafe
		return
	}
	out := &Outcome{Package: n.pkg}
	if n.make {
		var files []*ast.File
		s.guard(n, out, func() { files = s.source(n, out) })
		s.keep(n, out)
		if !n.pkg.Named() { // whose diagnostics have yet to be placed
			s.forget(files)
		}
		s.Progress.Done()
	}
	if n.pkg.Standard {
		s.std.Add(1)
		return
	}
	if !n.make {
		s.reused.Add(1)
		out.Skipped, out.Errors, out.Warnings, out.Digest = n.meta.Skipped, n.meta.Errors, n.meta.Warnings, n.digest
	}
	if out.Skipped == "" {
		s.analysed.Add(1)
	} else {
		s.skipped.Add(1)
	}
	out.Types = n.types
	if n.broken = s.brokenBelow(n); out.Skipped == broken {
		n.broken = n.pkg.ImportPath
	}
	if s.Done != nil {
		s.done.Lock()
		defer s.done.Unlock()
		s.Done(out)
	}
}

// untyped is the problem of a package that needs C's types and has guesses.
func untyped(n *node) Problem {
	return Problem{Message: "not analysed, it uses types of C that are not known: " + n.guess.Error()}
}

// guard turns a panic into a problem of the package.
func (s *scheduler) guard(n *node, out *Outcome, f func()) {
	defer func() {
		if r := recover(); r != nil {
			out.Skipped = failed
			if path := s.brokenBelow(n); path != "" { // what has no type cannot be built
				out.Errors, out.Skipped = []Problem{{Message: "not analysed: it needs " + path + ", which does not compile"}}, broken
				return
			}
			if n.guess != nil { // nor this
				out.Errors, out.Skipped = []Problem{untyped(n)}, noCgo
				return
			}
			out.Errors = append(out.Errors, Problem{Message: fmt.Sprintf("internal error: %v%s", r, raisedAt())})
		}
	}()
	f()
}

// brokenBelow is a package that does not compile, among those that n needs; empty if
// there is none.
func (s *scheduler) brokenBelow(n *node) string {
	for _, dep := range s.imports(n) {
		if dep.broken != "" {
			return dep.broken
		}
	}
	return ""
}

// raisedAt is the innermost place of the panic that is being recovered, of
// package runtime apart.
func raisedAt() string {
	_, stack, _ := strings.Cut(string(debug.Stack()), "\npanic(")
	lines := strings.Split(stack, "\n")
	for i := 3; i < len(lines); i += 2 { // "\tpanic.go:", then a function and its place by turns
		if !strings.HasPrefix(lines[i-1], "runtime.") {
			place, _, _ := strings.Cut(strings.TrimSpace(lines[i]), " ")
			return " at " + place
		}
	}
	return ""
}

// source takes a package to where its importers can go on, and returns its files.
func (s *scheduler) source(n *node, out *Outcome) []*ast.File {
	files, syntax := s.parseFiles(n, out)
	if len(files) == 0 && len(syntax) == 0 {
		if out.Skipped = noFiles; n.pkg.Error != nil {
			out.Errors = append(out.Errors, Problem{Posn: position(n.pkg.Error.Pos), Message: n.pkg.Error.Error()})
		}
		return nil
	}

	// Without function bodies a package has no effects; so much suffices where
	// the effects are listed, and is all there is where C's types are not known.
	typesOnly := n.pkg.Standard || n.c != nil && n.c.Wrong != ""
	var info *types.Info
	if !typesOnly {
		info = newInfo(s.code(files))
	}
	wrong := s.checkFiles(n, files, info, typesOnly || s.bodiless(n))

	switch {
	case n.pkg.Standard:
		s.settle(n)
	case len(syntax) > 0:
		out.Errors, out.Skipped = syntax, broken
	case typesOnly:
		out.Errors, out.Skipped = []Problem{{Message: "not analysed, what cgo needs is missing: " + n.c.Wrong}}, noCgo
	case len(wrong) > 0 && n.guess != nil && s.brokenBelow(n) == "":
		out.Errors, out.Skipped = []Problem{untyped(n)}, noCgo
	case len(wrong) > 0:
		out.Errors, out.Skipped = wrong, broken
	default:
		if n.pkg.Error != nil { // someone else's internal package, say: it has types all the same
			out.Warnings = []Problem{{position(n.pkg.Error.Pos), n.pkg.Error.Error()}}
		}
		s.analyse(n, files, info, out)
		s.settle(n)
	}
	return files
}

// bodiless reports whether nobody looks at what the functions of a package do.
func (s *scheduler) bodiless(n *node) bool {
	return n.pkg.Standard || s.Opaque != nil && s.Opaque(n.pkg.ImportPath) && !n.pkg.Named()
}

func (s *scheduler) parseFiles(n *node, out *Outcome) (files []*ast.File, problems []Problem) {
	defer clock(&s.parse)()
	mode := parser.SkipObjectResolution
	if !n.pkg.Standard {
		mode |= parser.ParseComments
	}
	if n.pkg.Named() {
		out.Texts = make(map[string][]byte)
	}
	parse := func(name string, text []byte) {
		if s.bodiless(n) {
			text = outline(text)
		}
		file, err := parser.ParseFile(s.Fset, name, text, mode)
		if file != nil {
			if !n.pkg.Standard && !n.pkg.Named() {
				thin(file)
			}
			files = append(files, file)
		}
		var list scanner.ErrorList
		switch {
		case errors.As(err, &list):
			for _, e := range list {
				problems = append(problems, Problem{e.Pos, e.Msg})
			}
		case err != nil:
			problems = append(problems, Problem{Message: err.Error()})
		}
	}
	translated := n.c != nil && n.c.Wrong == ""
	for i, name := range n.pkg.Files() {
		text, err := os.ReadFile(name)
		if err != nil {
			problems = append(problems, Problem{Message: err.Error()})
			continue
		}
		if out.Texts != nil {
			out.Texts[name] = text
		}
		if i < len(n.pkg.GoFiles) || !translated {
			parse(name, text)
		}
	}
	switch {
	case translated:
		for _, f := range n.c.Files {
			parse(f.Name, f.Text)
		}
		n.c.Files = nil
	case len(n.pkg.CgoFiles) > 0 && len(files) > 0:
		files = append(files, guesses(s.Fset, files))
	}
	return files, problems
}

// checkFiles sets the types of the package, also where there are errors: those
// who import it need not suffer.
func (s *scheduler) checkFiles(n *node, files []*ast.File, info *types.Info, typesOnly bool) (problems []Problem) {
	defer clock(&s.check)()
	conf := types.Config{
		Importer:         importer{s, n},
		Sizes:            s.sizes,
		FakeImportC:      true,
		IgnoreFuncBodies: typesOnly,
		Error: func(err error) {
			var e types.Error
			if errors.As(err, &e) {
				problems = append(problems, Problem{s.Fset.Position(e.Pos), e.Msg})
			} else {
				problems = append(problems, Problem{Message: err.Error()})
			}
		},
	}
	if m := n.pkg.Module; m != nil && m.GoVersion != "" {
		conf.GoVersion = "go" + m.GoVersion
	}
	n.types, _ = conf.Check(n.pkg.Path(), s.Fset, files, info) // Error has seen them all
	s.owner.Store(n.types, n)
	return problems
}

// code is the size of files in bytes, without their comments.
func (s *scheduler) code(files []*ast.File) (bytes int) {
	for _, f := range files {
		bytes += s.Fset.File(f.FileStart).Size()
		for _, c := range f.Comments {
			bytes -= int(c.End() - c.Pos())
		}
	}
	return bytes
}

// newInfo makes the tables as large as they are likely to become: the growth of
// maps is a tenth of all work otherwise. The divisors are those of twelve packages
// of the standard library, where they differ by a quarter.
func newInfo(code int) *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, code/14),
		Defs:         make(map[*ast.Ident]types.Object, code/90),
		Uses:         make(map[*ast.Ident]types.Object, code/20),
		Implicits:    make(map[ast.Node]types.Object, code/500),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope, code/90),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection, code/90),
		FileVersions: make(map[*ast.File]string, 1),
	}
}

// importer serves the imports of one package.
type importer struct {
	s *scheduler
	n *node
}

func (i importer) Import(path string) (*types.Package, error) {
	dep := i.s.byPath[i.n.pkg.Resolve(path)]
	switch {
	case dep == nil:
		return nil, errors.New("not in the listing of the go command")
	case dep.index >= i.n.index:
		return nil, errors.New("import cycle not allowed")
	case dep.types == nil && dep.pkg.Error != nil:
		return nil, dep.pkg.Error
	case dep.types == nil:
		return nil, errors.New("it has no types")
	}
	return dep.types, nil
}
