package knowledge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestField(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	for name, test := range map[string]struct {
		table      *Table
		typ, field string
		want       []string
	}{
		"callback":           {loopTable(t, `runs: Editor.OnKey`), "Editor", "OnKey", []string{"ed.Editor.OnKey"}},
		"what it returns":    {loopTable(t, `runs: [Editor.OnKey, Editor.OnKey()]`), "Editor", "OnKey", []string{"ed.Editor.OnKey", "ed.Editor.OnKey()"}},
		"elements":           {loopTable(t, `runs: "Editor.On*[]"`), "Editor", "OnLoad", []string{"ed.Editor.OnLoad[]"}},
		"glob over text":     {loopTable(t, `runs: "Editor.*"`), "Editor", "Title", nil},
		"glob over any":      {loopTable(t, `runs: "Editor.*"`), "Editor", "Any", []string{"ed.Editor.Any"}},
		"frequent":           {loopTable(t, `frequent: Editor.OnKey`), "Editor", "OnKey", []string{"frequent ed.Editor.OnKey"}},
		"not":                {loopTable(t, `runs: "Editor.*"`, `not: Editor.OnKey`), "Editor", "OnKey", nil},
		"argument":           {loopTable(t, `runs: "Editor.OnKey#0"`), "Editor", "OnKey", nil},
		"no field":           {loopTable(t, `runs: Editor.OnMouse`), "Editor", "OnMouse", nil},
		"method":             {loopTable(t, `runs: Editor.Post`), "Editor", "Post", nil},
		"no struct":          {loopTable(t, `runs: Handler.OnKey`), "Handler", "OnKey", nil},
		"generic":            {loopTable(t, `runs: List.OnItem`), "List", "OnItem", []string{"ed.List.OnItem"}},
		"of another package": {parse(t, `loops: [{loop: x, packages: [example.com/x], runs: [Editor.OnKey]}]`), "Editor", "OnKey", nil},
	} {
		got := describeEntries(test.table.Field(typeName(t, ed, test.typ), test.field))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFuncType(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	table := loopTable(t, `runs: [{at: Handler, unless: "Editor.Title = x"}, "{Open,Editor}"]`)
	for name, want := range map[string][]string{
		"Handler": {"ed.Handler unless Editor.Title = x"},
		"Other":   nil, // another type, whatever it is defined as
		"Editor":  nil,
	} {
		got := describeEntries(table.FuncType(typeName(t, ed, name)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTakes(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	table := loopTable(t, `takes: Context`)
	if got := table.Takes(typeName(t, ed, "Context")); len(got) != 1 || got[0].Name != "ed" {
		t.Errorf("Context: %v", got)
	}
	if got := table.Takes(typeName(t, ed, "Editor")); got != nil {
		t.Errorf("Editor: %v", got)
	}
}

// TestInterfaces asks in a package that imports the framework through another one.
func TestInterfaces(t *testing.T) {
	s := sources{}
	s.add(t, "example.com/ed", editor)
	s.add(t, "example.com/mid", "package mid\nimport \"example.com/ed\"\ntype D = ed.Drawer\n")
	user := s.add(t, "example.com/user", "package user\nimport \"example.com/mid\"\nvar D mid.D\n")
	for name, test := range map[string]struct {
		table *Table
		want  []string
	}{
		"embedded too": {loopTable(t, `runs: [Widget.Draw, Widget.Input()]`),
			[]string{"Widget (example.com/ed.Drawer).Draw: ed.Widget.Draw", "Widget (example.com/ed.Widget).Input: ed.Widget.Input()"}},
		"glob over types": {loopTable(t, `frequent: "*.Draw"`),
			[]string{
				"Drawer (example.com/ed.Drawer).Draw: frequent ed.Drawer.Draw",
				"Widget (example.com/ed.Drawer).Draw: frequent ed.Alias.Draw",
				"Widget (example.com/ed.Drawer).Draw: frequent ed.Widget.Draw",
			}},
		"argument": {loopTable(t, `runs: "Widget.Handle#0"`), nil},
		"not":      {loopTable(t, `runs: "Widget.*"`, `not: "Widget.{Draw,Input}"`), []string{"Widget (example.com/ed.Widget).Handle: ed.Widget.Handle"}},
		"struct":   {loopTable(t, `runs: [Editor.Post, Editor.OnKey]`), nil},
		"has not":  {loopTable(t, `runs: [{at: Widget.Draw, when: has Gadget}]`), nil},
	} {
		var got []string
		for _, e := range test.table.Interfaces(user) {
			got = append(got, e.Type.Name()+" "+e.Method.FullName()+": "+describeEntry(e.Entry))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := loopTable(t, `runs: Widget.Draw`).Interfaces(s["example.com/ed"]); len(got) != 1 {
		t.Errorf("in the framework itself: %v", got)
	}
}

// TestMerge puts a user's file over a shipped one.
func TestMerge(t *testing.T) {
	ed := sources{}.add(t, "example.com/ed", editor)
	shippedFile := parseFile("shipped.yaml", []byte(`
loops:
  - {loop: ed, packages: [example.com/ed], runs: ["Editor.Post#0"], takes: [Context], shape: {takes: Handler, returns: Other}}
  - {loop: kept, packages: [example.com/ed], runs: ["Editor.Hook#0"], waits: [Editor.Send, Run]}
operations:
  - {packages: [example.com/ed], at: [Open, Editor.Send], category: fs}
safe:
  - {packages: [example.com/ed], at: [Run], reason: on purpose}
`), false)
	userFile := parseFile("user.yml", []byte(`
loops:
  - {loop: ed, packages: [example.com/ed], runs: ["Editor.SetKeyFunc#1"], budget: 1s}
operations:
  - {packages: [example.com/ed], at: "R*", category: exec}
safe:
  - {packages: [example.com/ed], at: "Editor.*", reason: a queue}
`), true)
	if err := check([]*file{shippedFile, userFile}); err == nil || !strings.Contains(err.Error(), `loop "ed" is already at shipped.yaml:3:12`) {
		t.Errorf("two files of one origin: %v", err)
	}
	table := newTable([]*file{shippedFile}, userFile)
	if len(table.Loops()) != 2 || !table.Loop("ed").User || table.Loop("kept").User || len(table.Shapes()) != 0 {
		t.Errorf("loops: %v", table.Loops())
	}
	for name, want := range map[string][]string{
		"Editor.Post":       {"safe: a queue"}, // the shipped entry went with its loop
		"Editor.SetKeyFunc": {"safe: a queue", "ed.Editor.SetKeyFunc#1"},
		"Editor.Hook":       {"safe: a queue", "ed.Editor.Hook#0"},
		"Open":              {"fs heavy"},
		"Editor.Send":       {"safe: a queue"}, // the user's glob beats the shipped name, and the shipped wait
		"Run":               {"exec heavy", "waits for kept body=false from=[]"},
	} {
		if diff := cmp.Diff(want, describeFunc(table.Func(function(t, ed, name)))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := table.Takes(typeName(t, ed, "Context")); got != nil {
		t.Errorf("takes: of the replaced loop is left: %v", got)
	}
}
