package offload

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// source is the text of a file of the package.
type source struct {
	u    *effect.Unit
	file *ast.File
	text []byte
}

func openSource(u *effect.Unit, pos token.Pos) (*source, error) {
	for _, f := range u.Pass.Files {
		if f.FileStart > pos || pos >= f.FileEnd {
			continue
		}
		read := u.Pass.ReadFile
		if read == nil { // nogo
			read = os.ReadFile
		}
		name := u.Pass.Fset.File(f.FileStart).Name()
		text, err := read(name)
		if err != nil || len(text) != u.Pass.Fset.File(f.FileStart).Size() || ast.IsGenerated(f) {
			return nil, blocked("the source is generated or cannot be read")
		}
		if file := u.Pass.Fset.File(f.FileStart); file.Position(f.Package) != file.PositionFor(f.Package, false) || bytes.Contains(text, []byte("\n//line ")) || bytes.Contains(text, []byte("/*line ")) {
			return nil, blocked("the file is made of another one: it has //line directives")
		}
		if bytes.Contains(text, []byte("\r")) {
			return nil, blocked("the file has carriage returns")
		}
		return &source{u: u, file: f, text: text}, nil
	}
	return nil, blocked("the source is generated or cannot be read")
}

func (s *source) offset(pos token.Pos) int { return int(pos - s.file.FileStart) }

func (s *source) between(from, to token.Pos) string {
	return string(s.text[s.offset(from):s.offset(to)])
}

func (s *source) of(n ast.Node) string { return s.between(n.Pos(), n.End()) }

// firstLine is the beginning of a node's text, for an obstacle.
func (s *source) firstLine(n ast.Node) string {
	line, _, more := strings.Cut(s.of(n), "\n")
	if more {
		line += "…"
	}
	return strings.TrimSpace(line)
}

// patched is the text from one position to another after some edits, which are
// sorted.
func (s *source) patched(from, to token.Pos, edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(s.between(from, e.Pos))
		b.WriteString(e.New)
		from = e.End
	}
	b.WriteString(s.between(from, to))
	return b.String()
}

// qualifier writes types as the file does, and notes the imports it lacks.
func (s *source) qualifier(missing *[]*types.Package) types.Qualifier {
	return func(p *types.Package) string {
		if p == s.u.Pass.Pkg {
			return ""
		}
		for _, spec := range s.file.Imports {
			if name := s.u.Pass.TypesInfo.PkgNameOf(spec); name != nil && name.Imported() == p && name.Name() != "." && name.Name() != "_" {
				return name.Name()
			}
		}
		*missing = append(*missing, p)
		return p.Name()
	}
}

// inspect calls visit for what is below a node, func literals left out unless
// lits.
func inspect(n ast.Node, lits bool, visit func(ast.Node)) {
	ast.Inspect(n, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok && !lits {
			return false
		}
		if n != nil {
			visit(n)
		}
		return true
	})
}
