package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/loopvet/loopvet/analyzers/host"
)

// Text prints each finding with its source line, its chain and what to do:
//
//	internal/ui/list.go:212:14: exec blocks the bubbletea loop (budget 16ms; sub-process, unbounded)
//	    212 │     if !sess.Alive() {
//	        │             ^^^^^
//	    (*List).Update            internal/ui/list.go:88     runs on the loop: tea.Model.Update
//	    └ (*List).refresh         internal/ui/list.go:212
//	      └ (*Session).Alive      internal/mux/session.go:41
//	        └ (*exec.Cmd).Run     sub-process
//	    fix: return a tea.Cmd that runs it and handle its message (loopvet -fix, or -diff to see it)
func Text(w io.Writer, r *Report, style Style) error {
	t := &text{style: style, paint: newPaint(style.Colour), files: sources{}}
	for _, f := range r.Findings {
		t.finding(f)
		t.WriteByte('\n')
		if _, err := t.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

type text struct {
	bytes.Buffer
	style Style
	paint paint
	files sources
}

const indent = "    "

// named is how many of a finding's further operations are named.
const named = 3

func (t *text) finding(f Finding) {
	fmt.Fprintf(t, "%s: ", t.paint.place(t.style.Place(f.Posn)))
	if f.Loop == nil { // not about a loop: the message is all there is
		fmt.Fprintln(t, f.Message)
		t.source(f)
		return
	}
	t.header(f)
	t.source(f)
	t.chain(f)
	if f.More > 0 {
		t.others(f)
	}
	if len(f.Places) > 0 {
		t.places(f)
	}
	if names := f.Entries(); len(names) > 0 {
		t.entries(names)
	}
	if f.Seen.Times > 0 {
		fmt.Fprintf(t, "%s%s\n", indent, f.Seen)
	}
	t.fix(f)
}

// fix is what to do, whether loopvet can do it, and if not, why.
func (t *text) fix(f Finding) {
	advice := f.Advice
	if f.Fix != nil {
		advice = cmp.Or(advice, f.Fix.Message) + t.paint.faint(" (loopvet -fix, or -diff to see it)")
	}
	if advice != "" {
		fmt.Fprintf(t, "%s%s %s\n", indent, t.paint.fix("fix:"), advice)
	}
	if why := NoRewrite(f); why != "" {
		fmt.Fprintln(t, indent+why)
	}
}

// header is what happens, how sure that is, and what it costs.
func (t *text) header(f Finding) {
	likely := ""
	if f.Grade != host.Certain {
		likely = t.paint.unsure(map[host.Grade]string{host.Likely: "likely", host.Possible: "possibly"}[f.Grade]) + " "
	}
	what := t.paint.category(string(f.Category))
	switch {
	case f.Category == host.Deadlock:
		fmt.Fprintf(t, "%s: %swaits for the %s loop it runs on", what, likely, f.Loop.Name)
	case f.Check == "loopdeadlock":
		fmt.Fprintf(t, "%s %snever ends on the %s loop", what, likely, f.Loop.Name)
	default:
		fmt.Fprintf(t, "%s %sblocks the %s loop", what, likely, f.Loop.Name)
	}
	var notes []string
	if f.Check != "loopdeadlock" && f.Loop.Budget > 0 {
		notes = append(notes, "budget "+duration(f.Loop.Budget))
	}
	var kind []string
	if f.About != "" {
		kind = append(kind, f.About)
	}
	if e := f.Estimate(); e != "" {
		kind = append(kind, e)
	} else if f.Cost != "" && f.Check != "loopdeadlock" { // that one has no end
		kind = append(kind, string(f.Cost))
	}
	if len(kind) > 0 {
		notes = append(notes, strings.Join(kind, ", "))
	}
	if also := f.AlsoOn(); also != "" {
		notes = append(notes, also)
	}
	if len(notes) > 0 {
		fmt.Fprintf(t, " (%s)", strings.Join(notes, "; "))
	}
	t.WriteByte('\n')
}

// duration leaves out what time.Duration writes needlessly: "1m0s".
func duration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = s[:len(s)-2]
	}
	if strings.HasSuffix(s, "h0m") {
		s = s[:len(s)-2]
	}
	return s
}

// source shows the line of the finding, and below it what the finding is about.
func (t *text) source(f Finding) {
	line, ok := t.files.line(f.Posn.Filename, f.Posn.Line)
	if !ok || f.Posn.Column < 1 || f.Posn.Column > len(line)+1 {
		return
	}
	from, to := f.Posn.Column-1, len(line)
	if f.Stop.Line == f.Posn.Line && f.Stop.Column > f.Posn.Column && f.Stop.Column <= len(line)+1 {
		to = f.Stop.Column - 1
	} else if f.Stop.Line <= f.Posn.Line { // no extent
		to = from
	}
	number := fmt.Sprintf("%d", f.Posn.Line)
	shown, before, under := outline(line, from, to)
	fmt.Fprintf(t, "%s%s %s\n", indent, t.paint.faint(number+" │"), shown)
	fmt.Fprintf(t, "%s%s %s%s\n", indent, t.paint.faint(strings.Repeat(" ", len(number))+" │"),
		strings.Repeat(" ", before), t.paint.caret(strings.Repeat("^", max(under, 1))))
}

// row is one line of the chain's table.
type row struct{ name, place, note string }

func (t *text) chain(f Finding) {
	var rows []row
	for _, h := range f.Chain {
		rows = append(rows, row{name: h.Func, place: t.style.hop(h.Pos)})
	}
	about := cmp.Or(f.About, string(f.Category))
	if f.Category == host.Deadlock {
		about = cmp.Or(f.About, "waits for the "+f.Loop.Name+" loop")
	}
	rows = append(rows, row{name: f.Op, place: about})
	rows[0].note = "runs on the loop: " + f.Entry
	if len(rows) == 1 { // the operation itself is what the loop runs
		rows[0].place, rows[0].note = rows[0].note, ""
	}

	names, places := 0, 0
	for i := range rows {
		if i > 0 {
			rows[i].name = strings.Repeat("  ", i-1) + "└ " + rows[i].name
		}
		names = max(names, utf8.RuneCountInString(rows[i].name))
		if rows[i].note != "" {
			places = utf8.RuneCountInString(rows[i].place)
		}
	}
	for i, r := range rows {
		name := pad(r.name, names)
		if i == len(rows)-1 {
			name = strings.Replace(name, f.Op, t.paint.category(f.Op), 1)
		}
		line := indent + name + "     " + r.place
		if r.note != "" {
			line = indent + name + "     " + pad(r.place, places) + "     " + t.paint.faint(r.note)
		}
		fmt.Fprintln(t, line)
	}
}

// others names the operations that go away with the same mend.
func (t *text) others(f Finding) {
	var names []string
	for _, o := range f.Others[:min(len(f.Others), named)] {
		name := o.Op
		if o.Via != "" {
			name = o.Via + " → " + o.Op
		}
		names = append(names, name)
	}
	if f.More > len(names) {
		names = append(names, "…")
	}
	fmt.Fprintf(t, "%sand %d more behind this call: %s\n", indent, f.More, strings.Join(names, ", "))
}

// places lists where else the package comes to the same operation.
func (t *text) places(f Finding) {
	var places []string
	for _, p := range f.Places {
		places = append(places, t.style.hop(p.Posn))
	}
	fmt.Fprintf(t, "%salso from %s\n", indent, strings.Join(places, ", "))
}

// entries lists from which other functions that the loop runs the same place is come to.
func (t *text) entries(names []string) {
	count := "1 more entry"
	if len(names) > 1 {
		count = fmt.Sprintf("%d more entries", len(names))
	}
	if len(names) > named {
		names = append(names[:named], "…")
	}
	fmt.Fprintf(t, "%sand %s: %s\n", indent, count, strings.Join(names, ", "))
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}
