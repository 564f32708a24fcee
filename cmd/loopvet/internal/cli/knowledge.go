package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
)

type tellOptions struct {
	resolve bool
	config  string
}

func (o *tellOptions) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("loopvet knowledge", flag.ContinueOnError)
	fs.BoolVar(&o.resolve, "resolve", false, "look the names up in the packages that the module here reaches")
	fs.StringVar(&o.config, "config", "", "tables of this `file` too")
	return fs
}

// tell is loopvet knowledge [FUNC]: the tables as TSV, or all that they say about
// one function with the reasons. With -resolve the names come from the packages
// that the module here reaches, not from the list that ships.
func tell(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var o tellOptions
	rest, err := parse(o.flags(), args)
	switch {
	case err == nil && len(rest) > 1:
		err = errors.New("knowledge takes one function")
	}
	if err != nil {
		return fail(stderr, err)
	}
	table, err := knowledge(o.config)
	if err != nil {
		return fail(stderr, err)
	}
	lines, failed := host.ShippedLines(), false
	if o.resolve || o.config != "" {
		r, err := host.Resolve(".", table)
		if err != nil {
			return fail(stderr, err)
		}
		for _, p := range r.Problems {
			fail(stderr, placed{p})
			failed = true
		}
		if o.resolve {
			tellUndecided(stderr, r)
		}
		lines = r.Lines
	}
	if len(rest) == 1 {
		return explainFunc(stdout, stderr, table, lines, rest[0])
	}
	if err := host.WriteLines(stdout, lines); err != nil {
		return fail(stderr, err)
	}
	if failed {
		return Failed
	}
	return Clean
}

// tellUndecided prints what could not be looked up, each line with its place.
func tellUndecided(stderr io.Writer, r *host.Resolved) {
	for _, p := range r.Undecided {
		fmt.Fprintln(stderr, p)
	}
	for _, m := range r.Missing {
		fmt.Fprintf(stderr, "%s: package %s is not reached from here: its names are not checked\n", m.Place(), m.Path)
	}
}

// explainFunc prints what the tables say about every object of that name.
func explainFunc(stdout, stderr io.Writer, table *host.Table, lines []host.Line, name string) int {
	found := allNamed(lines, name)
	if len(found) == 0 {
		full := host.Declared(".", name)
		if full == "" {
			return unknownFunc(stderr, lines, name)
		}
		if found = allNamed(lines, full); len(found) == 0 {
			unlisted(stdout, full)
			return Clean
		}
	}
	for i, full := range found {
		if i > 0 {
			fmt.Fprintln(stdout)
		}
		fmt.Fprintln(stdout, full)
		for _, e := range table.Explain(full) {
			writeExplanation(stdout, e)
		}
		if proof := host.Proof(full); proof != "" {
			fmt.Fprintf(stdout, "    proof: %s\n", proof)
		}
	}
	return Clean
}

// allNamed lists the full names that a name may mean.
func allNamed(lines []host.Line, name string) (found []string) {
	for _, l := range lines {
		if namedFull(l.Name, name) {
			found = append(found, l.Name)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// unlisted says what it means that no table has a function.
func unlisted(w io.Writer, full string) {
	if host.Standard(host.Line{Name: full}.Package()) {
		fmt.Fprintf(w, "%s\n  no operation: the tables have all of the standard library that blocks\n", full)
		return
	}
	fmt.Fprintf(w, "%s\n  in no table: it does what its source does\n", full)
}

func unknownFunc(stderr io.Writer, lines []host.Line, name string) int {
	hint := ""
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = l.Name
	}
	if near := host.Nearest(name, all...); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	fmt.Fprintf(stderr, "no table says anything about %s, and no package that is reached from here has it%s\n", name, hint)
	return Found
}

// namedFull reports whether the full name is the one that was asked for: in full,
// or with the last element of its import path, or with any tail of the rest. Type
// parameters need not be told.
func namedFull(full, name string) bool {
	if head, rest, ok := strings.Cut(full, "["); ok && !strings.Contains(name, "[") {
		full = head + rest[strings.LastIndexByte(rest, ']')+1:]
	}
	plain := strings.NewReplacer("(", "", ")", "", "*", "").Replace
	full, name = plain(full), plain(name)
	return full == name || strings.HasSuffix(full, "/"+name) || strings.HasSuffix(full, "."+name)
}

func writeExplanation(w io.Writer, e host.Explanation) {
	words := []string{e.Key}
	if e.Loop != "" {
		words = append(words, "of loop "+e.Loop)
	}
	if e.Category != "" {
		what := string(e.Category) + ", " + string(e.Cost)
		if e.Rare {
			what += ", rarely"
		}
		words = append(words, what)
	}
	fmt.Fprintf(w, "  %s", strings.Join(words, " "))
	if e.About != "" {
		fmt.Fprintf(w, ": %s", e.About)
	}
	fmt.Fprintf(w, "\n    %s  %s\n", e.Place, e.Selector)
	for _, line := range []struct{ word, text string }{{"cost", e.Formula}, {"when", e.Condition}, {"reason", e.Reason}, {"instead", e.Instead}} {
		if line.text != "" {
			fmt.Fprintf(w, "    %s: %s\n", line.word, line.text)
		}
	}
	for _, comment := range e.Comment {
		fmt.Fprintf(w, "    # %s\n", comment)
	}
}
