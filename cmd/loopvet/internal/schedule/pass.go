package schedule

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// analyse runs what the plan has for the package. The error of an analyzer is
// one of the package; analyzers that do not need its result still run.
func (s *scheduler) analyse(n *node, files []*ast.File, info *types.Info, out *Outcome) {
	defer clock(&s.analysing)()
	todo := s.plan.deps
	if n.pkg.Named() {
		todo = s.plan.named
	}
	n.facts = newFacts(n.types, s.imported(n.types))
	results := make(map[*analysis.Analyzer]any, len(todo))
	reported := make(map[*analysis.Analyzer][]analysis.Diagnostic)
	for _, a := range todo {
		inputs := make(map[*analysis.Analyzer]any, len(a.Requires))
		for _, req := range a.Requires {
			if r, ok := results[req]; ok {
				inputs[req] = r
			}
		}
		if len(inputs) < len(a.Requires) {
			continue // what it requires failed, and was reported
		}
		pass := &analysis.Pass{
			Analyzer:   a,
			Fset:       s.Fset,
			Files:      files,
			Pkg:        n.types,
			TypesInfo:  info,
			TypesSizes: s.sizes,
			ResultOf:   inputs,
			Module:     n.pkg.Module,
			ReadFile:   out.read,
			Report:     func(d analysis.Diagnostic) { reported[a] = append(reported[a], d) },
		}
		n.facts.serve(pass)
		s.guard(n, out, func() {
			result, err := a.Run(pass)
			if err == nil && reflect.TypeOf(result) != a.ResultType {
				err = fmt.Errorf("the result is a %T, not a %v", result, a.ResultType)
			}
			if r, ok := result.(interface{ Err() error }); ok && err == nil {
				err = r.Err() // told once, and not by each check
			}
			if err != nil {
				out.Errors = append(out.Errors, Problem{Message: a.Name + ": " + err.Error()})
				out.unkept = true
				return
			}
			results[a] = result
		})
	}
	n.facts.close(s.recode)

	if !n.pkg.Named() {
		return
	}
	for _, a := range s.plan.roots {
		if r, ok := results[a]; ok {
			out.Runs = append(out.Runs, Run{a, r, reported[a]})
		}
	}
}

// read gives a source file as it was parsed, which is what its positions are of.
func (out *Outcome) read(name string) ([]byte, error) {
	if text, ok := out.Texts[name]; ok {
		return text, nil
	}
	return os.ReadFile(name)
}

// imported finds the facts of the packages that pkg imports.
func (s *scheduler) imported(pkg *types.Package) map[*types.Package]*facts {
	direct := make(map[*types.Package]*facts)
	for _, p := range pkg.Imports() {
		if n, ok := s.owner.Load(p); ok && n.(*node).facts != nil {
			direct[p] = n.(*node).facts
		}
	}
	return direct
}

// position reads "file:line:col".
func position(s string) (p token.Position) {
	head, last, ok := cutLast(s)
	if !ok {
		return p
	}
	p.Column = last
	if p.Filename, p.Line, ok = cutLast(head); !ok { // "file:line"
		p.Filename, p.Line, p.Column = head, last, 0
	}
	return p
}

func cutLast(s string) (head string, n int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	return s[:i], n, err == nil
}
