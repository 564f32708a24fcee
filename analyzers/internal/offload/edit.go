package offload

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// part is raw edits of a file that belong together: they become one edit.
type part struct {
	*source
	edits []Edit
}

// finish turns the raw edits of one declaration into a fix.
func (r *rewriter) finish(c *cut, edits []Edit, imports []*types.Package, message string) (*Fix, error) {
	return r.assemble(c.source, []part{{c.source, edits}}, imports, message)
}

// assemble makes a fix: formatted, with the imports that the first file needs, and only
// if the package still compiles.
func (r *rewriter) assemble(at *source, parts []part, imports []*types.Package, message string) (*Fix, error) {
	fix := &Fix{Message: message}
	for _, p := range parts {
		slices.SortFunc(p.edits, func(a, b Edit) int { return int(a.Pos - b.Pos) })
		text := []byte(p.patched(p.file.FileStart, p.file.FileEnd, p.edits))
		if clean, err := format.Source(p.text); err == nil && bytes.Equal(clean, p.text) {
			if text, err = format.Source(text); err != nil {
				return nil, blocked("the rewrite does not parse: %v", err)
			}
		}
		fix.Edits = append(fix.Edits, p.located(p.changed(text)))
	}
	for _, p := range distinct(imports) {
		e, err := at.importing(p)
		if err != nil {
			return nil, err
		}
		fix.Edits = append(fix.Edits, at.located(e))
	}
	slices.SortStableFunc(fix.Edits, order)
	if err := r.fits(fix); err != nil {
		return nil, err
	}
	return fix, nil
}

// located says where in the file an edit is.
func (s *source) located(e Edit) Edit {
	e.File, e.From, e.To = s.u.Pass.Fset.File(s.file.FileStart).Name(), s.offset(e.Pos), s.offset(e.End)
	return e
}

// changed is the one edit that makes new of the file's text: whole lines.
func (c *source) changed(new []byte) Edit {
	from, to := 0, len(c.text)
	for i := 0; i < min(len(c.text), len(new)) && c.text[i] == new[i]; i++ {
		if c.text[i] == '\n' {
			from = i + 1
		}
	}
	end := len(new)
	for i := 1; i <= min(len(c.text), len(new))-from && c.text[len(c.text)-i] == new[len(new)-i]; i++ {
		if c.text[len(c.text)-i] == '\n' {
			to, end = len(c.text)-i+1, len(new)-i+1
		}
	}
	if bytes.HasSuffix(new[from:], c.text[from:]) { // only put in
		to, end = from, len(new)-(len(c.text)-from)
	}
	return Edit{Pos: c.file.FileStart + token.Pos(from), End: c.file.FileStart + token.Pos(to), New: string(new[from:end])}
}

func distinct(list []*types.Package) (out []*types.Package) {
	for _, p := range list {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// importing is the edit that imports a package where gofmt would have it: in the
// group of its kind.
func (s *source) importing(p *types.Package) (Edit, error) {
	if s.u.Pass.Pkg.Scope().Lookup(p.Name()) != nil || s.names(p.Name()) {
		return Edit{}, blocked("the name %s is taken in this file", p.Name())
	}
	line := `"` + p.Path() + `"`
	var group *ast.GenDecl
	for _, d := range s.file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			group = g
			if g.Lparen.IsValid() {
				break
			}
		}
	}
	switch {
	case group == nil:
		return Edit{Pos: s.file.Name.End(), End: s.file.Name.End(), New: "\n\nimport " + line}, nil
	case !group.Lparen.IsValid():
		return Edit{Pos: group.End(), End: group.End(), New: "\nimport " + line}, nil
	}
	lineOf := func(pos token.Pos) int { return s.u.Pass.Fset.Position(pos).Line }
	var best, last *ast.ImportSpec
	for i, spec := range group.Specs {
		imp := spec.(*ast.ImportSpec)
		path := strings.Trim(imp.Path.Value, "`\"")
		if knowledge.Std(path) != knowledge.Std(p.Path()) {
			continue
		}
		if best == nil || i > 0 && lineOf(spec.Pos()) == lineOf(group.Specs[i-1].Pos())+1 || path < p.Path() {
			last = imp
			if path > p.Path() && best == nil {
				return Edit{Pos: imp.Pos(), End: imp.Pos(), New: line + "\n\t"}, nil
			}
			if path < p.Path() {
				best = imp
			}
		}
	}
	switch {
	case best != nil:
		return Edit{Pos: best.End(), End: best.End(), New: "\n\t" + line}, nil
	case last != nil:
		return Edit{Pos: last.Pos(), End: last.Pos(), New: line + "\n\t"}, nil
	case knowledge.Std(p.Path()): // there is no group of its kind
		return Edit{Pos: group.Specs[0].Pos(), End: group.Specs[0].Pos(), New: line + "\n\n\t"}, nil
	}
	end := group.Specs[len(group.Specs)-1].End()
	return Edit{Pos: end, End: end, New: "\n\n\t" + line}, nil
}

// names reports whether the file has a name that would hide an import.
func (s *source) names(name string) (yes bool) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			obj := s.u.Pass.TypesInfo.Defs[id]
			if v, isVar := obj.(*types.Var); obj != nil && !(isVar && v.IsField()) {
				yes = true
			}
			if _, pkg := s.u.Pass.TypesInfo.Uses[id].(*types.PkgName); pkg {
				yes = true
			}
		}
		return !yes
	})
	return yes
}
