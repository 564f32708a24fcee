package offload

import (
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/types/typeutil"
)

// entitle names a message and the method that takes it after the function that is
// called: readFileMsg, afterReadFile. Nothing else in the package has these names, in
// files that are left out neither.
func (r *rewriter) entitle(c *cut, p *parcel) {
	base := "receive"
	if call, ok := c.call.(*ast.CallExpr); ok {
		base = strings.TrimRight(r.Op[strings.LastIndexByte(r.Op, '.')+1:], ")")
		if fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func); ok {
			base = fn.Name()
		}
	}
	base = strings.TrimFunc(base, func(x rune) bool { return !unicode.IsLetter(x) })
	if base == "" || strings.ContainsFunc(base, func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsDigit(x) && x != '_' }) {
		base = "call"
	}
	first, size := utf8.DecodeRuneInString(base)
	lower, upper := lowered(base), string(unicode.ToUpper(first))+base[size:]
	taken := r.taken(c)
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = strconv.Itoa(n)
		}
		p.typ, p.method = lower+suffix+"Msg", "after"+upper+suffix
		if !taken(p.typ) && !taken(p.method) {
			return
		}
	}
}

// lowered begins with a small letter, or with small ones where it begins with an
// abbreviation: httpGet.
func lowered(name string) string {
	runes := []rune(name)
	for i := range runes {
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) || !unicode.IsUpper(runes[i]) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}

// taken tells whether a name is in use in the package.
func (r *rewriter) taken(c *cut) func(name string) bool {
	used := map[string]bool{}
	for _, f := range r.Pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				used[id.Name] = true
			}
			return true
		})
	}
	var others []string
	for _, fix := range r.Beside {
		for _, e := range fix.Edits {
			others = append(others, e.New)
		}
	}
	dir := filepath.Dir(r.Pass.Fset.File(c.file.FileStart).Name())
	if files, err := os.ReadDir(dir); err == nil {
		for _, f := range files {
			if filepath.Ext(f.Name()) != ".go" || f.IsDir() {
				continue
			}
			if text, err := os.ReadFile(filepath.Join(dir, f.Name())); err == nil {
				others = append(others, string(text))
			}
		}
	}
	return func(name string) bool {
		if used[name] || types.Universe.Lookup(name) != nil {
			return true
		}
		for _, text := range others {
			if strings.Contains(text, name) {
				return true
			}
		}
		return false
	}
}

// nameable reports whether a type can be written at the level of the package.
func (r *rewriter) nameable(c *cut, t types.Type) bool {
	obj := func(o *types.TypeName) bool {
		switch {
		case o.Pkg() == nil:
			return true
		case o.Pkg() == r.Pass.Pkg:
			return o.Parent() == r.Pass.Pkg.Scope()
		}
		path := "/" + o.Pkg().Path() + "/"
		if i := strings.LastIndex(path, "/internal/"); i >= 0 && !strings.HasPrefix("/"+r.Pass.Pkg.Path()+"/", path[:i+1]) {
			return false
		}
		return o.Exported() && o.Parent() == o.Pkg().Scope()
	}
	args := func(list *types.TypeList) bool {
		for a := range list.Types() {
			if !r.nameable(c, a) {
				return false
			}
		}
		return true
	}
	switch x := t.(type) {
	case *types.Alias:
		return obj(x.Obj()) && args(x.TypeArgs())
	case *types.Named:
		return obj(x.Obj()) && args(x.TypeArgs())
	case *types.Basic:
		return x.Kind() != types.Invalid && x.Info()&types.IsUntyped == 0
	case *types.Pointer:
		return r.nameable(c, x.Elem())
	case *types.Slice:
		return r.nameable(c, x.Elem())
	case *types.Array:
		return r.nameable(c, x.Elem())
	case *types.Chan:
		return r.nameable(c, x.Elem())
	case *types.Map:
		return r.nameable(c, x.Key()) && r.nameable(c, x.Elem())
	case *types.Signature:
		for v := range x.Params().Variables() {
			if !r.nameable(c, v.Type()) {
				return false
			}
		}
		for v := range x.Results().Variables() {
			if !r.nameable(c, v.Type()) {
				return false
			}
		}
		return x.TypeParams().Len() == 0
	case *types.Interface:
		return x.NumMethods() == 0 && x.NumEmbeddeds() == 0
	}
	return false
}
