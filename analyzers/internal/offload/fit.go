package offload

import (
	"cmp"
	"errors"
	"go/parser"
	"go/types"
	"slices"
	"strings"
)

var errLater = errors.New("another fix goes first: run it again")

// fits reports an obstacle if the package does not compile with the fix, alone or
// with those that are made already.
func (r *rewriter) fits(fix *Fix) error {
	if slices.ContainsFunc(r.Beside, func(other *Fix) bool { return collide(fix, other) }) {
		return errLater
	}
	if err := r.compiles(fix); err != nil {
		return err
	}
	if len(r.Beside) > 0 && r.compiles(append(slices.Clone(r.Beside), fix)...) != nil {
		return errLater
	}
	return nil
}

// collide reports whether two fixes rewrite the same lines. Both may import the same.
func collide(a, b *Fix) bool {
	for _, x := range a.Edits {
		for _, y := range b.Edits {
			if x != y && overlap(x, y) {
				return true
			}
		}
	}
	return false
}

// order puts what is put in before what begins there.
func order(a, b Edit) int { return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End)) }

// overlap is no more than that: what is put in where another edit ends or begins stands
// beside it.
func overlap(x, y Edit) bool {
	if x.Pos == y.Pos {
		return x.Pos != x.End && y.Pos != y.End
	}
	return x.Pos < y.End && y.Pos < x.End
}

// compiles checks the package's types with fixes in it: a last barrier, what it
// holds back is a mistake of a rewrite.
func (r *rewriter) compiles(fixes ...*Fix) error {
	files := slices.Clone(r.Pass.Files)
	edits := map[string][]Edit{}
	for _, f := range fixes {
		for _, e := range f.Edits {
			if !slices.Contains(edits[e.File], e) {
				edits[e.File] = append(edits[e.File], e)
			}
		}
	}
	for name, list := range edits {
		slices.SortStableFunc(list, order)
		src, err := openSource(r.Unit, list[0].Pos)
		if err != nil {
			return err
		}
		text := src.patched(src.file.FileStart, src.file.FileEnd, list)
		file, err := parser.ParseFile(r.Pass.Fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return blocked("the rewrite does not parse: %v", err)
		}
		files[slices.Index(files, src.file)] = file
	}
	var first error
	config := types.Config{
		Importer:    r.packages(),
		Sizes:       r.Pass.TypesSizes,
		FakeImportC: true,
		Error: func(err error) {
			if first == nil {
				first = err
			}
		},
	}
	if m := r.Pass.Module; m != nil && m.GoVersion != "" {
		config.GoVersion = "go" + strings.TrimPrefix(m.GoVersion, "go")
	}
	_, err := config.Check(r.Pass.Pkg.Path(), r.Pass.Fset, files, nil)
	if err = cmp.Or(first, err); err == nil {
		return nil
	}
	if e := (types.Error{}); errors.As(err, &e) {
		return blocked("the rewrite does not compile: %s", e.Msg)
	}
	return blocked("the rewrite does not compile: %v", err)
}
