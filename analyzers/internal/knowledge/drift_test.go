package knowledge

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestList: a name that is gone is seen in what is there, whatever else is not.
func TestList(t *testing.T) {
	s := sources{}
	s.add(t, "example.com/ed", editor)
	s.add(t, "example.com/fork", "package fork\n\ntype Editor struct{}\n\nfunc (*Editor) Close() {}\n")
	table := parse(t, `
loops:
  - loop: ed
    packages: [example.com/ed, example.com/fork]
    runs:
      - "Editor.{Post,Psot}#0"
      - "Editor.{Post,Send}#f"
      - "Editor.{SetDrawFunc,Close,Shut}"
      - {at: Editor.Close, when: has Editor.Close}
      - {at: "Editor.{Close,Clsoe}", when: has Editor.Close}
      - {at: "Editor.Halt", when: has Editor.Halt}
      - {at: "{Open,Opne}", when: goos plan9}
  - loop: forks
    packages: [example.com/ed, example.com/gone, example.com/lost]
    runs:
      - "Editor.{Post,Posst}#0"
      - "Editor.{Post,Freeze,Post2}#0"
      - Editor.Freeze
      - {at: "Editor.Halt", when: has Editor.Halt}
  - {loop: elsewhere, packages: [example.com/gone, example.com/edd], runs: ["{A,B*}"]}
operations:
  - {at: "example.com/ed.{Open,Opens}", category: fs}
  - {at: "database/sqll.DB.Query", category: db}
`)
	list := table.List(s.find)
	list.Misspelt([]string{"example.com/ed", "database/sql"})
	var got []string
	add := func(what string, errs []error) {
		for _, err := range errs {
			got = append(got, what+": "+strings.TrimPrefix(err.Error(), "test.yml:"))
		}
	}
	add("problem", list.Problems)
	add("undecided", list.Undecided)
	for _, m := range list.Missing {
		got = append(got, "missing: "+strings.TrimPrefix(m.Place(), "test.yml:")+" "+m.Path)
	}
	want := []string{
		`problem: 6:9: nothing in example.com/ed, example.com/fork matches "Editor.Psot#0" (did you mean "Editor.Post"?)`,
		`problem: 7:9: ed.Editor.Send has no parameter "f" (did you mean "v"?)`,
		`problem: 8:9: nothing in example.com/ed, example.com/fork matches "Editor.SetDrawFunc" (example.com/ed.Base declares the method)`,
		`problem: 8:9: nothing in example.com/ed, example.com/fork matches "Editor.Shut" (did you mean "Editor.Next"?)`,
		`problem: 10:14: nothing in example.com/fork matches "Editor.Clsoe" (did you mean "Editor.Close"?)`,
		`problem: 16:9: nothing in example.com/ed matches "Editor.Posst#0" (did you mean "Editor.Post"?); if it is of example.com/gone, example.com/lost, say when: has Editor.Posst`,
		`problem: 20:52: package example.com/edd is not reached from here (did you mean "example.com/ed"?)`,
		`problem: 22:10: nothing in example.com/ed matches "Opens" (did you mean "Open"?)`,
		`problem: 23:10: package database/sqll is not reached from here (did you mean "database/sql"?)`,
		`undecided: 11:14: "Editor.Halt" is not looked for: nothing in example.com/ed, example.com/fork is Editor.Halt (did you mean "Editor.Base"?)`,
		`undecided: 12:14: nothing in example.com/ed, example.com/fork matches "Opne" (did you mean "Open"?); perhaps it is of plan9`,
		`undecided: 17:9: nothing in example.com/ed matches "Editor.Freeze#0"; perhaps it is of example.com/gone, example.com/lost`,
		`undecided: 17:9: nothing in example.com/ed matches "Editor.Post2#0" (did you mean "Editor.Post"?); perhaps it is of example.com/gone, example.com/lost`,
		`undecided: 18:9: nothing in example.com/ed matches "Editor.Freeze"; perhaps it is of example.com/gone, example.com/lost`,
		`undecided: 19:14: "Editor.Halt" is not looked for: nothing in example.com/ed is Editor.Halt (did you mean "Editor.Base"?)`,
		`missing: 14:32 example.com/gone`,
		`missing: 14:50 example.com/lost`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	names := []string{"(*example.com/ed.Editor).Post", "(*example.com/fork.Editor).Close", "example.com/ed.Open",
		"example.com/gone.A", "example.com/gone.B*", "example.com/gone.Editor.Freeze"}
	for _, name := range names {
		if !slices.ContainsFunc(list.Lines, func(l Line) bool { return l.Name == name }) {
			t.Errorf("no line for %s", name)
		}
	}
	for _, l := range list.Lines {
		if l.Name == "example.com/ed.Editor.Freeze" || strings.HasSuffix(l.Name, "Halt") {
			t.Errorf("a line for %s, which is not there", l.Name)
		}
	}
}

// TestListDrift takes names from packages and from tables, one at a time: each that
// a selector spells out is missed.
func TestListDrift(t *testing.T) {
	for _, name := range []string{"Alpha", "Beta", "Gamma"} {
		s := sources{}
		src := "package p\n\ntype T struct{}\n"
		for _, other := range []string{"Alpha", "Beta", "Gamma"} {
			if other != name {
				src += fmt.Sprintf("\nfunc (T) %s(f func()) {}\n", other)
			}
		}
		s.add(t, "example.com/p", src+fmt.Sprintf("\nfunc (T) %sx(f func()) {}\n", name))
		for _, packages := range []string{"example.com/p", "example.com/p, example.com/gone"} {
			table := parse(t, "loops: [{loop: p, packages: ["+packages+"], runs: [\"T.{Alpha,Beta,Gamma}#f\"]}]")
			list := table.List(func(path string) *types.Package { return s[path] })
			want := fmt.Sprintf(`matches "T.%s#f" (did you mean "T.%sx"?)`, name, name)
			if len(list.Problems) != 1 || !strings.Contains(list.Problems[0].Error(), want) {
				t.Errorf("%s: got %v, want %s", packages, list.Problems, want)
			}
		}
	}
}

func TestLineStandsFor(t *testing.T) {
	said := Line{Kind: "entry", Table: "loops/p.yaml", Name: "example.com/p.T*.Set*"}
	for name, want := range map[string]bool{
		"(*example.com/p.Text).SetFunc":                                  true,
		"(example.com/q.Table[T example.com/q/r.Constraint[T]]).SetFunc": true,
		"(*example.com/p.Text).Get":                                      false,
		"example.com/p.SetFunc":                                          false,
	} {
		if got := said.StandsFor(Line{Kind: "entry", Table: "loops/p.yaml", Name: name}); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if said.StandsFor(Line{Kind: "waits", Table: "loops/p.yaml", Name: "(*example.com/p.Text).SetFunc"}) {
		t.Error("an entry stands for a wait")
	}
}

func TestNearestPath(t *testing.T) {
	known := []string{"database/sql", "database/sql/driver", "golang.org/x/text", "golang.org/x/sync", "io", "os", "github.com/rivo/tview",
		"github.com/charmbracelet/bubbletea", "github.com/google/go-github/v74/github", "github.com/Shopify/sarama"}
	for path, want := range map[string]string{
		"database/sqll":                    "database/sql",
		"databse/sql/driver":               "database/sql/driver",
		"github.com/rivo/tveiw":            "github.com/rivo/tview",
		"github.com/charmbracelet/buletea": "github.com/charmbracelet/bubbletea",
		"github.com/shopify/sarama":        "github.com/Shopify/sarama",
		// Others that there are, or may be.
		"golang.org/x/term":                      "",
		"golang.org/x/sys":                       "",
		"github.com/charmbracelet/bubbletea/v2":  "",
		"github.com/google/go-github/v75/github": "",
		"github.com/ayn2op/tview":                "",
		"github.com/rivo/tview2":                 "",
		"database/sql":                           "",
		"dtabase/sqll":                           "",
	} {
		if got := NearestPath(path, slices.Values(known)); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
