package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
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

func sortProblems(problems []problem) { slices.SortStableFunc(problems, byPlace) }

func byPlace(a, b problem) int {
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
}

func joinProblems(problems []problem) error {
	sortProblems(problems)
	errs := make([]error, len(problems))
	for i, p := range slices.Compact(problems) {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// A decoder takes the nodes of a file apart and collects what is wrong with them,
// so that one run shows all mistakes of a file.
type decoder struct {
	file     string
	problems []problem
	paths    map[string]position // where an import path stands first
}

func (d *decoder) pos(n *node) position { return position{d.file, n.line, n.col} }

func (d *decoder) errorf(n *node, format string, args ...any) {
	d.problems = append(d.problems, problem{d.pos(n), fmt.Sprintf(format, args...)})
}

// mapping returns the values of a mapping by key; a key without value is as good
// as none. Keys that are not known are problems.
func (d *decoder) mapping(n *node, what string, known ...string) map[string]*node {
	if !d.isMapping(n, what) {
		return nil
	}
	values := make(map[string]*node)
	for key, value := range n.pairs() {
		if !slices.Contains(known, key.text) {
			d.errorf(key, "unknown key %q in %s%s", key.text, what, cmp.Or(didYouMean(key.text, known...), " ("+strings.Join(known, ", ")+")"))
			continue
		}
		if value.kind != nodeNull {
			values[key.text] = value
		}
	}
	return values
}

// isMapping reports whether n is a mapping, and complains if it is something else.
func (d *decoder) isMapping(n *node, what string) bool {
	if n == nil || n.kind == nodeBroken {
		return false
	}
	if n.kind != nodeMapping {
		d.errorf(n, "%s is not a mapping", what)
	}
	return n.kind == nodeMapping
}

// list returns the elements of a sequence; anything else is a list of one.
func (d *decoder) list(n *node) []*node {
	switch {
	case n == nil:
		return nil
	case n.kind == nodeList:
		return n.values
	}
	return []*node{n}
}

// text returns the text of a scalar; of anything else it complains.
func (d *decoder) text(n *node) string {
	if n == nil {
		return ""
	}
	switch n.kind {
	case nodeBroken:
	case nodeText, nodeNumber, nodeBool:
		if n.text == "" {
			d.errorf(n, "this is empty")
		}
		return n.text
	default:
		d.errorf(n, "this is not a text")
	}
	return ""
}

func (d *decoder) bool(n *node) bool {
	if n == nil {
		return false
	}
	if n.kind != nodeBool {
		d.errorf(n, "this is neither true nor false")
		return false
	}
	return strings.EqualFold(n.text, "true")
}

// oneOf returns the scalar if it is one of the known words.
func oneOf[T ~string](d *decoder, n *node, what string, known []T) T {
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

func (d *decoder) categories(n *node) []Category {
	var all []Category
	for _, e := range d.list(n) {
		if c := oneOf(d, e, "category", categories); c != "" {
			all = append(all, c)
		}
	}
	return all
}

func (d *decoder) duration(n *node) time.Duration {
	word := d.text(n)
	v, err := time.ParseDuration(word)
	if err != nil || v <= 0 {
		d.errorf(n, "%q is not a duration such as 16ms", word)
	}
	return v
}

// importPaths returns the import paths of a packages: list.
func (d *decoder) importPaths(n *node) []string {
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
		d.named(e, path)
		all = append(all, path)
	}
	return all
}

// named remembers where an import path stands.
func (d *decoder) named(n *node, path string) {
	if _, ok := d.paths[path]; !ok {
		d.paths[path] = d.pos(n)
	}
}

// require complains about keys that are missing.
func (d *decoder) require(n *node, what string, values map[string]*node, keys ...string) bool {
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
