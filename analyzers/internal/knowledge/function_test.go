package knowledge

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// describeEntry prints an entry as "frequent ed.Editor.SetKeyFunc#1() when body".
func describeEntry(e *Entry) string {
	var b strings.Builder
	if e.Frequent {
		b.WriteString("frequent ")
	}
	b.WriteString(e.Text)
	if e.Arg >= 0 {
		fmt.Fprintf(&b, "#%d", e.Arg)
	}
	b.WriteString(stepText(e.Steps))
	if e.When != "" {
		b.WriteString(" when " + e.When)
	}
	if len(e.Unless) > 0 {
		b.WriteString(" unless " + strings.Join(settingTexts(e.Unless), ", "))
	}
	return b.String()
}

func describeEntries(entries []*Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, describeEntry(e))
	}
	return all
}

// describeFunc prints what is said about a function, one line for each fact.
func describeFunc(f *Func) []string {
	if f == nil {
		return nil
	}
	var all []string
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if f.Op != nil {
		say("%s %s", f.Op.Category, f.Op.Cost)
	}
	if f.Safe != "" {
		say("safe: %s", f.Safe)
	}
	for _, c := range f.Calls {
		say("calls #%d once=%t", c.Arg, c.Once)
	}
	for _, m := range f.CallsMethod {
		say("calls #%d.%s", m.Arg, m.Method)
	}
	for _, a := range f.Wraps {
		say("wraps #%d", a)
	}
	for _, a := range f.Spawns {
		say("spawns #%d", a)
	}
	all = append(all, describeEntries(f.Runs)...)
	for _, w := range f.Waits {
		say("waits for %s body=%t from=%v", w.Loop.Name, w.Body, w.From)
	}
	for _, l := range f.Guards {
		say("guards %s", l.Name)
	}
	for _, l := range f.Own {
		say("own wait of %s", l.Name)
	}
	return all
}

// loopTable puts keys of one loop, a line each, into a table for the test framework.
func loopTable(t *testing.T, lines ...string) *Table {
	t.Helper()
	return parse(t, "loops:\n  - loop: ed\n    packages: [example.com/ed]\n    "+strings.Join(lines, "\n    "))
}

func TestFunc(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	const prefix = "packages: [example.com/ed], "
	for name, test := range map[string]struct {
		table *Table
		fn    string
		want  []string
	}{
		"nothing":                         {loopTable(t, `runs: "Editor.Post#0"`), "Editor.SetTitle", nil},
		"by name":                         {loopTable(t, `runs: "Editor.SetKeyFunc#capture"`), "Editor.SetKeyFunc", []string{"ed.Editor.SetKeyFunc#1"}},
		"func arguments":                  {loopTable(t, `runs: "*.Set*Func#*"`), "Editor.SetKeyFunc", []string{"ed.Editor.SetKeyFunc#1", "ed.Editor.SetKeyFunc#2"}},
		"variadic":                        {loopTable(t, `runs: "Editor.Hook#*"`), "Editor.Hook", []string{"ed.Editor.Hook#0"}},
		"no such number":                  {loopTable(t, `runs: "Editor.Post#1"`), "Editor.Post", nil},
		"no func typed":                   {loopTable(t, `runs: "Editor.SetTitle#*"`), "Editor.SetTitle", nil},
		"itself":                          {loopTable(t, `runs: Editor.Next`), "Editor.Next", []string{"ed.Editor.Next"}},
		"result":                          {loopTable(t, `runs: Editor.Next()`), "Editor.Next", []string{"ed.Editor.Next()"}},
		"methods":                         {loopTable(t, `runs: "Run#d.{Draw,Blur}"`), "Run", []string{"ed.Run#0.{Draw,Blur}"}},
		"declared by an embedded type":    {loopTable(t, `runs: "Editor.SetDrawFunc#0"`), "Editor.SetDrawFunc", nil},
		"through the embedding type":      {loopTable(t, `runs: "Base.SetDrawFunc#0"`), "Editor.SetDrawFunc", []string{"ed.Base.SetDrawFunc#0"}},
		"argument of an interface method": {loopTable(t, `runs: "Widget.Handle#0"`), "Widget.Handle", []string{"ed.Widget.Handle#0"}},
		"interface method":                {loopTable(t, `runs: [Widget.Handle, "Widget.Input()"]`), "Widget.Handle", nil},
		"generic":                         {loopTable(t, `runs: "List.Set*#*"`), "List.SetItemFunc", []string{"ed.List.SetItemFunc#0"}},
		"not":                             {loopTable(t, `runs: "*.Set*Func#*"`, `not: "Editor.SetKeyFunc#2"`), "Editor.SetKeyFunc", []string{"ed.Editor.SetKeyFunc#1"}},
		"not at all":                      {loopTable(t, `runs: "*.Set*Func#*"`, `not: "Editor.*"`), "Editor.SetKeyFunc", nil},
		"not, other steps":                {loopTable(t, `runs: ["Editor.Hook#0", "Editor.Hook#0[]"]`, `not: "Editor.Hook#0[]"`), "Editor.Hook", []string{"ed.Editor.Hook#0"}},
		"frequent":                        {loopTable(t, `runs: "*.Set*#*"`, `frequent: "Base.SetDrawFunc#0"`), "Base.SetDrawFunc", []string{"frequent ed.Base.SetDrawFunc#0"}},
		"frequent glob over exact": {loopTable(t, `runs: {at: "Base.SetDrawFunc#0", when: body}`, `frequent: "*.*Draw*#*"`),
			"Base.SetDrawFunc", []string{"frequent ed.Base.SetDrawFunc#0 when body"}},
		"conditions": {loopTable(t, `runs: {at: ["Editor.Post#0", Editor.Post], unless: "Editor.Title = x", frequent: true}`),
			"Editor.Post", []string{"frequent ed.Editor.Post unless Editor.Title = x", "frequent ed.Editor.Post#0 unless Editor.Title = x"}},
		"has":        {loopTable(t, `runs: {at: "Editor.Post#0", when: has Editor.Title}`), "Editor.Post", []string{"ed.Editor.Post#0"}},
		"has not":    {loopTable(t, `runs: {at: "Editor.Post#0", when: has Editor.Text}`), "Editor.Post", nil},
		"sets":       {loopTable(t, `runs: {at: "Editor.Post#0", when: sets Editor.Title}`), "Editor.Post", []string{"ed.Editor.Post#0 when sets Editor.Title"}},
		"other os":   {loopTable(t, `runs: {at: "Editor.Post#0", when: goos plan9}`), "Editor.Post", nil},
		"waits":      {loopTable(t, `waits: [{at: "Editor.{Post,Send}", when: body, from: [Widget.Draw]}]`), "Editor.Send", []string{"waits for ed body=true from=[Widget.Draw]"}},
		"waits best": {loopTable(t, `waits: [{at: "Editor.*", when: body}, Editor.Send]`), "Editor.Send", []string{"waits for ed body=false from=[]"}},
		"roles":      {loopTable(t, `own: Editor.Next`, `guards: "Editor.{Next,OnLoop}"`), "Editor.Next", []string{"guards ed", "own wait of ed"}},
		"takes":      {loopTable(t, `takes: [Open]`), "Open", nil},

		"operation":            {parse(t, `operations: [{at: example.com/ed.Open, category: fs}]`), "Open", []string{"fs heavy"}},
		"light":                {parse(t, `operations: [{at: example.com/ed.Open, category: fs, cost: light}]`), "Open", []string{"fs light"}},
		"local disk":           {parse(t, "assume: [local-disk]\noperations: [{at: example.com/ed.Open, category: fs, cost: light}]"), "Open", nil},
		"method, not function": {parse(t, `operations: [{at: example.com/ed.Editor.Open, category: fs}]`), "Open", nil},
		"exact beats glob": {parse(t, `operations: [{`+prefix+`at: ["Editor.*", "Edi*.S*"], category: net}, {`+prefix+`at: Editor.Send, category: db}]`),
			"Editor.Send", []string{"db heavy"}},
		"narrow glob beats wide one": {parse(t, `operations: [{`+prefix+`at: "*.*", category: net}, {`+prefix+`at: "Editor.S*", category: db}]`),
			"Editor.Send", []string{"db heavy"}},
		"safe beats wider operation": {parse(t, `{operations: [{`+prefix+`at: "Editor.*", category: net}], safe: [{`+prefix+`at: "Editor.Send", reason: queue}]}`),
			"Editor.Send", []string{"safe: queue"}},
		"operation beats wider safe": {parse(t, `{operations: [{`+prefix+`at: "Editor.Send", category: net}], safe: [{`+prefix+`at: "Editor.*", reason: queue}]}`),
			"Editor.Send", []string{"net heavy"}},
		"calls": {parse(t, `calls: [{at: ["example.com/ed.Editor.SetKeyFunc#done", "example.com/ed.Editor.SetKeyFunc#1"], once: true}, "example.com/ed.Editor.SetKeyFunc#*"]`),
			"Editor.SetKeyFunc", []string{"calls #1 once=true", "calls #2 once=true"}},
		"calls method": {parse(t, `calls-method: ["example.com/ed.Run#d.{Draw,Focus}"]`), "Run", []string{"calls #0.Draw", "calls #0.Focus"}},
		"wraps":        {parse(t, `wraps: ["example.com/ed.Editor.Send#0"]`), "Editor.Send", []string{"wraps #0"}},
		"spawns":       {parse(t, `spawns: {packages: example.com/ed, at: "Editor.{Post,Hook}#*"}`), "Editor.Post", []string{"spawns #0"}},
	} {
		t.Run(name, func(t *testing.T) {
			fn := function(t, ed, test.fn)
			f := test.table.Func(fn)
			if diff := cmp.Diff(test.want, describeFunc(f)); diff != "" {
				t.Error(diff)
			}
			if again := test.table.Func(fn); again != f {
				t.Error("the second answer is another one")
			}
		})
	}
}

// TestFuncOfInstance asks about a method of an instantiated type.
func TestFuncOfInstance(t *testing.T) {
	s := sources{}
	s.add(t, "example.com/ed", editor)
	user := s.add(t, "example.com/user", `package user
import "example.com/ed"
type Ints = ed.List[int]
`)
	fn := function(t, user, "Ints.SetItemFunc")
	if fn == fn.Origin() {
		t.Fatal("not an instance")
	}
	table := loopTable(t, `runs: "List.SetItemFunc#0"`)
	if diff := cmp.Diff([]string{"ed.List.SetItemFunc#0"}, describeFunc(table.Func(fn))); diff != "" {
		t.Error(diff)
	}
}

// TestFuncOfPackages asks about the only method that no package declares, and
// about a test variant.
func TestFuncOfPackages(t *testing.T) {
	table := loopTable(t, `runs: Open`)
	errorType := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	if f := table.Func(errorType.Method(0)); f != nil {
		t.Errorf("error.Error: %v", describeFunc(f))
	}
	if f := table.Func(nil); f != nil {
		t.Error("nil has a description")
	}
	variant := sources{}.add(t, "example.com/ed [example.com/ed.test]", editor)
	if f := table.Func(function(t, variant, "Open")); f == nil {
		t.Error("the test variant is not described")
	}
}

// TestFuncOfIncomplete asks about a function of a package of which nothing else
// is known, as under go vet: what it may have, it has.
func TestFuncOfIncomplete(t *testing.T) {
	p := types.NewPackage("example.com/ed", "ed")
	open := types.NewFunc(token.NoPos, p, "Open", types.NewSignatureType(nil, nil, nil, nil, nil, false))
	table := loopTable(t, `runs: {at: Open, when: has Close}`)
	if diff := cmp.Diff([]string{"ed.Open"}, describeFunc(table.Func(open))); diff != "" {
		t.Error(diff)
	}
}

// TestFuncAtOnce asks from many goroutines; the race detector watches.
func TestFuncAtOnce(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	table := loopTable(t, `runs: ["*.Set*Func#*", "Widget.*"]`)
	fn := function(t, ed, "Editor.SetKeyFunc")
	answers := make([]*Func, 8)
	var wait sync.WaitGroup
	for i := range answers {
		wait.Go(func() {
			answers[i] = table.Func(fn)
			table.Interfaces(ed)
		})
	}
	wait.Wait()
	for _, f := range answers {
		if f == nil || f != answers[0] {
			t.Fatal("answers differ")
		}
	}
}

func TestInside(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	table := loopTable(t, `runs: ["Editor.SetKeyFunc#*", Open]`, `waits: [Editor.Send, {at: Editor.Post, from: ["Editor.Set*", Run]}]`)
	key := table.Func(function(t, ed, "Editor.SetKeyFunc")).Runs[0]
	open := table.Func(function(t, ed, "Open")).Runs[0]
	anywhere := table.Func(function(t, ed, "Editor.Send")).Waits[0]
	some := table.Func(function(t, ed, "Editor.Post")).Waits[0]
	if !Inside(anywhere.From, key.Text) || !Inside(anywhere.From, open.Text) || !Inside(some.From, key.Text) || Inside(some.From, open.Text) {
		t.Error("from: is not respected")
	}
}
