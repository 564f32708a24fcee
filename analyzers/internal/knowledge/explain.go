package knowledge

import (
	"slices"
	"strings"
)

// Explanation is one thing that a table says about an object, with its reason.
type Explanation struct {
	Key       string // "operations"
	Category  Category
	Cost      Cost
	About     string // "reads a file"
	Instead   string
	Rare      bool
	Formula   string // of costs
	Reason    string // of a cut point; of a wait why it is one
	Loop      string
	Condition string   // when:, since: and until:, as written
	Selector  string   // as written
	Place     string   // file:line of the table
	Comment   []string // the lines of comment that stand above it
}

// Explain lists what the tables say about the object with the full name that a
// [Line] has, the more important first: of operations and safe the first holds.
func (t *Table) Explain(fullName string) []Explanation {
	path, typ, name := splitFullName(fullName)
	x := t.packages[path]
	if x == nil {
		return nil
	}
	var all []Explanation
	for _, r := range x.named(typ, name) {
		key, ok := kindNames[r.kind]
		if !ok {
			continue
		}
		e := Explanation{Key: key, Selector: r.sel.text, Place: r.pos.String(), Reason: r.reason, Formula: r.formula, Condition: r.cond.text(), Comment: commentAbove(r.pos)}
		for _, version := range []struct{ word, v string }{{"since", r.since}, {"until", r.until}} {
			if version.v != "" {
				e.Condition = strings.TrimSpace(e.Condition + " " + version.word + " " + version.v)
			}
		}
		unless := r.unless
		if r.op != nil {
			unless = r.op.Unless
		}
		if len(unless) > 0 {
			e.Condition = strings.TrimSpace(e.Condition + " unless " + strings.Join(settingTexts(unless), ", "))
		}
		if r.frequent {
			e.Key = "frequent"
		}
		if r.because != "" {
			e.Reason = r.because
		}
		if r.loop != nil {
			e.Loop = r.loop.Name
		}
		if r.op != nil {
			e.Category, e.Cost, e.About, e.Instead, e.Rare = r.op.Category, r.op.Cost, r.op.About, r.op.Instead, r.op.Rare
		}
		all = append(all, e)
	}
	return all
}

// text is the condition as it was written.
func (c condition) text() string {
	switch {
	case c.body:
		return "body"
	case c.has != "":
		return "has " + c.has
	case len(c.goos) > 0:
		return "goos " + strings.Join(c.goos, ",")
	}
	return ""
}

// splitFullName takes "pkg/path.Name", "(pkg/path.Type).Name" and
// "(*pkg/path.Type).Name" apart.
func splitFullName(full string) (path, typ, name string) {
	if rest, ok := strings.CutPrefix(full, "("); ok {
		head, method, _ := strings.Cut(strings.TrimPrefix(rest, "*"), ").")
		head, _, _ = strings.Cut(head, "[") // constraints have import paths
		path, typ, _ = splitPath(head)
		return path, typ, method
	}
	path, rest, _ := splitPath(full)
	if typ, name, ok := strings.Cut(rest, "."); ok {
		return path, typ, name
	}
	return path, "", rest
}

// commentAbove reads the comment that stands directly above a place in a shipped
// table.
func commentAbove(at position) []string {
	src, err := shippedFiles.ReadFile(at.file)
	if err != nil {
		return nil // a user's file
	}
	lines := strings.Split(string(src), "\n")
	i := at.line - 1
	for i > 0 && !strings.HasPrefix(strings.TrimSpace(lines[i]), "- ") { // the start of the entry
		i--
	}
	var comment []string
	for i--; i >= 0; i-- {
		text, ok := strings.CutPrefix(strings.TrimSpace(lines[i]), "#")
		if !ok {
			break
		}
		comment = append(comment, strings.TrimSpace(text))
	}
	slices.Reverse(comment)
	return comment
}
