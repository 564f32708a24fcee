package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// position is a place in a table file. Columns count from 1.
type position struct {
	file      string
	line, col int
}

func (p position) String() string { return fmt.Sprintf("%s:%d:%d", p.file, p.line, p.col) }

// A problem is a mistake in a table file.
type problem struct {
	position
	message string
}

func (p problem) Error() string { return p.position.String() + ": " + p.message }

func sortProblems(problems []problem) {
	slices.SortStableFunc(problems, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
	})
}

func joinProblems(problems []problem) error {
	sortProblems(problems)
	errs := make([]error, len(problems))
	for i, p := range slices.Compact(problems) {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// A decoder reads YAML nodes and collects what is wrong with them, so that one
// run shows all mistakes of a file.
type decoder struct {
	file     string
	problems []problem
	anchors  map[string]ast.Node
}

// Visit collects the anchors, so that an alias works in whatever order the keys
// are read.
func (d *decoder) Visit(n ast.Node) ast.Visitor {
	if a, ok := n.(*ast.AnchorNode); ok {
		if _, loop := a.Value.(*ast.AliasNode); !loop {
			d.anchors[a.Name.GetToken().Value] = a.Value
		}
	}
	return d
}

// root returns the file's only document, nil if there is none.
func (d *decoder) root(src []byte) ast.Node {
	f, err := parser.ParseBytes(src, 0)
	if err != nil {
		at, message := position{d.file, 1, 1}, err.Error()
		// The error's text goes on with the source around it.
		var syntax interface {
			error
			GetToken() *token.Token
			GetMessage() string
		}
		if errors.As(err, &syntax) {
			message = syntax.GetMessage()
			if t := syntax.GetToken(); t != nil {
				at = d.at(t)
			}
		}
		message, _, _ = strings.Cut(message, "\n")
		d.problems = append(d.problems, problem{at, message})
		return nil
	}
	var root ast.Node
	for _, doc := range f.Docs {
		switch {
		case doc.Body == nil:
		case root == nil:
			root = doc.Body
			d.anchors = make(map[string]ast.Node)
			ast.Walk(d, root)
		default:
			d.errorf(doc.Body, "a table is one document, and this is a second one")
		}
	}
	return root
}

func (d *decoder) at(t *token.Token) position {
	return position{d.file, max(t.Position.Line, 1), max(t.Position.Column, 1)}
}

// pos is where the node starts. A mapping's own token is its first colon.
func (d *decoder) pos(n ast.Node) position {
	switch m := n.(type) {
	case *ast.MappingNode:
		if !m.IsFlowStyle && len(m.Values) > 0 {
			return d.pos(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return d.pos(m.Key)
	}
	return d.at(n.GetToken())
}

func (d *decoder) errorf(n ast.Node, format string, args ...any) {
	d.problems = append(d.problems, problem{d.pos(n), fmt.Sprintf(format, args...)})
}

// mapping returns the values of a mapping by key; a key without value is as good
// as none. Keys that are not known are problems.
func (d *decoder) mapping(n ast.Node, what string, known ...string) map[string]ast.Node {
	pairs := d.pairs(n, what)
	if pairs == nil {
		return nil
	}
	values := make(map[string]ast.Node)
	for _, p := range pairs {
		key := p.Key.GetToken().Value
		if !slices.Contains(known, key) {
			d.errorf(p.Key, "unknown key %q in %s%s", key, what, cmp.Or(didYouMean(key, known...), " ("+strings.Join(known, ", ")+")"))
			continue
		}
		if _, empty := p.Value.(*ast.NullNode); !empty {
			values[key] = p.Value
		}
	}
	return values
}

// pairs returns the keys and values of a mapping, nil if it is none.
func (d *decoder) pairs(n ast.Node, what string) []*ast.MappingValueNode {
	if n == nil {
		return nil
	}
	switch m := d.resolve(n).(type) {
	case nil:
	case *ast.MappingNode:
		if m.Values == nil {
			return []*ast.MappingValueNode{}
		}
		return m.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}
	default:
		d.errorf(n, "%s is not a mapping", what)
	}
	return nil
}

// resolve strips what YAML can put around a node. It returns nil for an alias of
// nothing.
func (d *decoder) resolve(n ast.Node) ast.Node {
	switch m := n.(type) {
	case *ast.TagNode:
		return d.resolve(m.Value)
	case *ast.AnchorNode:
		return d.resolve(m.Value)
	case *ast.AliasNode:
		if value, ok := d.anchors[m.Value.GetToken().Value]; ok {
			return d.resolve(value)
		}
		d.errorf(n, "there is no anchor for this alias; a selector that starts with * needs quotes")
		return nil
	}
	return n
}

// list returns the elements of a sequence; anything else is a list of one.
func (d *decoder) list(n ast.Node) []ast.Node {
	if n == nil {
		return nil
	}
	if s, ok := d.resolve(n).(*ast.SequenceNode); ok {
		return s.Values
	}
	return []ast.Node{n}
}

// text returns the text of a scalar; of anything else it complains.
func (d *decoder) text(n ast.Node) string {
	if n == nil {
		return ""
	}
	switch m := d.resolve(n).(type) {
	case nil:
	case *ast.StringNode:
		if m.Value == "" {
			d.errorf(n, "this is empty")
		}
		return m.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(m.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return m.GetToken().Value
	default:
		d.errorf(n, "this is not a text")
	}
	return ""
}

func (d *decoder) bool(n ast.Node) bool {
	if n == nil {
		return false
	}
	b, ok := d.resolve(n).(*ast.BoolNode)
	if !ok {
		d.errorf(n, "this is neither true nor false")
		return false
	}
	return b.Value
}

// oneOf returns the scalar if it is one of the known words.
func oneOf[T ~string](d *decoder, n ast.Node, what string, known []T) T {
	word := d.text(n)
	if word == "" || slices.Contains(known, T(word)) {
		return T(word)
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	hint := didYouMean(word, words...)
	if hint == "" {
		hint = " (" + strings.Join(words, ", ") + ")"
	}
	d.errorf(n, "unknown %s %q%s", what, word, hint)
	return ""
}

func (d *decoder) categories(n ast.Node) []Category {
	var all []Category
	for _, e := range d.list(n) {
		if c := oneOf(d, e, "category", categories); c != "" {
			all = append(all, c)
		}
	}
	return all
}

func (d *decoder) duration(n ast.Node) time.Duration {
	word := d.text(n)
	v, err := time.ParseDuration(word)
	if err != nil || v <= 0 {
		d.errorf(n, "%q is not a duration such as 16ms", word)
	}
	return v
}

// importPaths returns the import paths of a packages: list.
func (d *decoder) importPaths(n ast.Node) []string {
	var all []string
	for _, e := range d.list(n) {
		path := d.text(e)
		if path == "" {
			continue
		}
		if strings.ContainsAny(path, " *{}[]()#\\\"'`") || filepath.IsAbs(path) {
			d.errorf(e, "%q is not an import path", path)
			continue
		}
		all = append(all, path)
	}
	return all
}

// require complains about keys that are missing.
func (d *decoder) require(n ast.Node, what string, values map[string]ast.Node, keys ...string) bool {
	if values == nil {
		return false
	}
	ok := true
	for _, k := range keys {
		if values[k] == nil {
			d.errorf(n, "%s has no %s:", what, k)
			ok = false
		}
	}
	return ok
}
