package finding

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/directive"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
)

// marks translates what directives say of effects.
func marks(said *directive.Set) effect.Marks {
	m := effect.Marks{Blocks: map[token.Pos][]fact.Op{}, NonBlocking: map[token.Pos]bool{}, Takes: map[token.Pos]fact.Op{}, Tests: flags.tests}
	for pos := range said.NonBlocking {
		m.NonBlocking[pos] = true
	}
	for pos, blocks := range said.Blocks {
		for _, b := range blocks {
			m.Blocks[pos] = append(m.Blocks[pos], fact.Op{Category: b.Category, Cost: knowledge.Unbounded, About: b.Reason})
		}
	}
	for pos, c := range said.Costs {
		m.Takes[pos] = fact.Op{Category: knowledge.CPU, Cost: knowledge.Heavy, About: c.Reason, Took: c.Took}
	}
	return m
}

// onLoop lists the functions that directives put on a loop. A loop that no
// table has is a hand-written one.
func onLoop(u *effect.Unit, said *directive.Set) []loopctx.Mark {
	var out []loopctx.Mark
	for _, fn := range u.Funcs {
		if fn.Syntax() == nil {
			continue
		}
		name, ok := said.OnLoop[fn.Syntax().Pos()]
		if !ok {
			continue
		}
		loop := u.Know.Loop(name)
		if loop == nil {
			loop = loopctx.HandWritten(name)
		}
		out = append(out, loopctx.Mark{Fn: fn, Loop: loop})
	}
	return out
}

// ignored asks the directives about a place.
func ignored(pass *analysis.Pass, said *directive.Set, check string, pos token.Pos) bool {
	var around *ast.FuncDecl
	for _, file := range pass.Files {
		if file.FileStart <= pos && pos < file.FileEnd {
			for _, decl := range file.Decls {
				if d, ok := decl.(*ast.FuncDecl); ok && d.Pos() <= pos && pos < d.End() {
					around = d
				}
			}
		}
	}
	return said.Ignored(check, pass.Fset.Position(pos), around)
}
