package directive

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

var names = []string{"onloop", "offloop", "blocks", "nonblocking", "cost", "ignore"}

// Parse reads the directives of a package's files, which must have been parsed
// with comments.
func Parse(fset *token.FileSet, files []*ast.File) *Set {
	s := &Set{
		OnLoop:      make(map[token.Pos]string),
		OffLoop:     make(map[token.Pos]bool),
		Blocks:      make(map[token.Pos][]Block),
		NonBlocking: make(map[token.Pos]string),
		Costs:       make(map[token.Pos]Cost),
	}
	for _, file := range files {
		var l *layout // most files have no directives
		for _, group := range file.Comments {
			for _, c := range group.List {
				name, args, wrong := read(c)
				if name == "" && wrong == "" {
					continue
				}
				if l == nil {
					l = layOut(fset, file)
				}
				if wrong == "" {
					wrong = s.add(l, group, c, name, args)
				}
				if wrong != "" {
					s.Problems = append(s.Problems, Problem{c.Pos(), c.End(), wrong})
				}
			}
		}
	}
	slices.SortFunc(s.Problems, func(a, b Problem) int { return cmp.Compare(a.Pos, b.Pos) })
	return s
}

// read splits a directive. Of a comment that only looks like one it says what is
// wrong; of any other comment nothing.
func read(c *ast.Comment) (name, args, wrong string) {
	d, ok := ast.ParseDirective(c.Pos(), c.Text)
	switch {
	case !ok:
		return "", "", resembles(c.Text)
	case d.Tool != "loopvet":
		if slices.Contains(names, d.Name) && knowledge.Nearest(d.Tool, slices.Values([]string{"loopvet"})) != "" {
			return "", "", fmt.Sprintf("unknown directive //%s:%s (did you mean //loopvet:%s?)", d.Tool, d.Name, d.Name)
		}
		return "", "", ""
	case !slices.Contains(names, d.Name):
		wrong = "unknown directive //loopvet:" + d.Name
		if n := knowledge.Nearest(strings.ToLower(d.Name), slices.Values(names)); n != "" {
			wrong += fmt.Sprintf(" (did you mean //loopvet:%s?)", n)
		}
		return "", "", wrong
	}
	args, _, _ = strings.Cut(" "+d.Args, " //")
	return d.Name, strings.TrimSpace(args), ""
}

// resembles says what keeps a comment from being the directive that it seems to
// be. Prose that begins with "loopvet: " is none.
func resembles(text string) string {
	body := strings.TrimLeft(text[2:], " \t")
	spaced := len(body) < len(text)-2
	tool, rest, ok := strings.Cut(body, ":")
	if !ok || !strings.EqualFold(strings.TrimSpace(tool), "loopvet") {
		return ""
	}
	words := strings.Fields(strings.TrimSuffix(rest, "*/"))
	if len(words) == 0 || spaced && !strings.HasPrefix(rest, words[0]) {
		return ""
	}
	name := knowledge.Nearest(strings.ToLower(words[0]), slices.Values(names))
	switch {
	case name == "":
		return ""
	case strings.HasPrefix(text, "/*"):
		return fmt.Sprintf("a directive is a // comment: //loopvet:%s", name)
	}
	return fmt.Sprintf("a directive has no spaces and no capitals before its name: //loopvet:%s", name)
}

// add puts the directive into the set, or says what is wrong with it.
func (s *Set) add(l *layout, group *ast.CommentGroup, c *ast.Comment, name, args string) (wrong string) {
	word, reason := args, ""
	if i := strings.IndexAny(args, " \t"); i >= 0 {
		word, reason = args[:i], strings.TrimSpace(args[i:])
	}
	if name == "ignore" {
		return s.ignore(l, group, c, word, reason)
	}
	fn := l.function(group, c)
	if !fn.IsValid() {
		return fmt.Sprintf("%s is neither in the doc comment of a function nor above a func literal", name)
	}
	switch name {
	case "cost":
		return s.cost(fn, word, reason)
	case "onloop":
		switch {
		case reason != "":
			return "onloop takes the name of one loop, and nothing else"
		case s.OffLoop[fn]:
			return "onloop contradicts offloop"
		}
		s.OnLoop[fn] = word
	case "offloop":
		if _, on := s.OnLoop[fn]; on {
			return "offloop contradicts onloop"
		}
		s.OffLoop[fn] = true
	case "blocks":
		_, not := s.NonBlocking[fn]
		switch {
		case word == "":
			return "blocks names no category"
		case !slices.Contains(knowledge.Categories(), knowledge.Category(word)):
			return unknown("category", word, knowledge.Categories())
		case reason == "":
			return "blocks needs a reason after the category"
		case not:
			return "blocks contradicts nonblocking"
		case word == string(knowledge.CPU) && s.Costs[fn].Took > 0:
			return "blocks cpu contradicts cost"
		}
		s.Blocks[fn] = append(s.Blocks[fn], Block{knowledge.Category(word), reason})
	case "nonblocking":
		switch {
		case args == "":
			return "nonblocking needs a reason"
		case len(s.Blocks[fn]) > 0:
			return "nonblocking contradicts blocks"
		case s.Costs[fn].Took > 0:
			return "nonblocking contradicts cost"
		}
		s.NonBlocking[fn] = args
	}
	return ""
}

func (s *Set) cost(fn token.Pos, word, reason string) (wrong string) {
	took, err := time.ParseDuration(word)
	_, not := s.NonBlocking[fn]
	switch {
	case word == "":
		return "cost names no duration"
	case err != nil || took <= 0:
		return fmt.Sprintf("cost needs a duration as in 5ms, not %q", word)
	case reason == "":
		return "cost needs a reason after the duration"
	case not:
		return "cost contradicts nonblocking"
	case slices.ContainsFunc(s.Blocks[fn], func(b Block) bool { return b.Category == knowledge.CPU }):
		return "cost contradicts blocks cpu"
	case s.Costs[fn].Took > 0:
		return "cost is told twice"
	}
	s.Costs[fn] = Cost{took, reason}
	return ""
}

func (s *Set) ignore(l *layout, group *ast.CommentGroup, c *ast.Comment, check, reason string) (wrong string) {
	switch {
	case check == "":
		return "ignore names no check"
	case strings.Contains(check, ","):
		return "ignore names one check, or all; further ones need a directive each"
	case check != "all" && !slices.Contains(knowledge.Checks(), check):
		return unknown("check", check, append(knowledge.Checks(), "all"))
	case reason == "":
		return "ignore needs a reason after the check; without one it suppresses nothing"
	}
	ig := &ignore{check: check, pos: c.Pos(), end: c.End()}
	if decl := l.docs[group]; decl != nil {
		ig.fn = decl.Pos()
	} else {
		// As positions are printed, so after //line comments.
		at := l.fset.Position(c.Pos())
		if !l.trailing(c) {
			at = l.fset.Position(group.List[len(group.List)-1].Pos())
			at.Line++
		}
		ig.file, ig.line = at.Filename, at.Line
	}
	s.ignores = append(s.ignores, ig)
	return ""
}

func unknown[T ~string](what, word string, known []T) string {
	message := fmt.Sprintf("unknown %s %q", what, word)
	if n := knowledge.Nearest(word, func(yield func(string) bool) {
		for _, k := range known {
			if !yield(string(k)) {
				return
			}
		}
	}); n != "" {
		message += fmt.Sprintf(" (did you mean %q?)", n)
	}
	return message
}
