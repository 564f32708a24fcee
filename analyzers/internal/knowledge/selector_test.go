package knowledge

import (
	"slices"
	"strings"
	"testing"
)

func TestParseSelector(t *testing.T) {
	for _, test := range []struct {
		text string
		want string // typ|name|argument|steps, or the error
	}{
		{"Name", "|Name||"},
		{"Type.Name", "Type|Name||"},
		{"*.Set*Func#*", "*|Set*Func|#*|"},
		{"Application.{QueueUpdate,Draw}", "Application|{QueueUpdate,Draw}||"},
		{"X#0", "|X|#0|"},
		{"X#fn", "|X|#fn|"},
		{"X#_a1", "|X|#_a1|"},
		{"Primitive.{InputHandler,MouseHandler}()", "Primitive|{InputHandler,MouseHandler}||()"},
		{"View.OnMouse()", "View|OnMouse||()"},
		{"Commands.All[]()", "Commands|All||[]()"},
		{"Run#0.{Update,Draw}", "|Run|#0|.{Update,Draw}"},
		{"Set#handlers[].On*", "|Set|#handlers|[].On*"},
		{"Marshal#0.MarshalJSON", "|Marshal|#0|.MarshalJSON"},
		{"Run#0.A.B()", "|Run|#0|.A.B()"},

		{"", "it is empty"},
		{"A.B.C", "it has more parts than Type.Name; a method step needs an argument before it"},
		{"A.B[].C", "a method step needs an argument before it"},
		{"A#", "# needs a number, a name or *"},
		{"A#999", "#999 is no parameter number"},
		{"A#0x", "#0x is no parameter number"},
		{"A#0#1", "an argument stands before all steps, and only once"},
		{"A()#1", "an argument stands before all steps, and only once"},
		{"A.", "a name is missing"},
		{".A", "a name is missing"},
		{"A.{b,c", "{ is not closed"},
		{"A.b}", `cannot read "}"`},
		{"A.{b,{c}}", `cannot read "{c}}"`},
		{"A,B", `cannot read ",B"`},
		{"A[0]", `cannot read "[0]"`},
		{"A B", `cannot read " B"`},
		{"(*T).M", "a method is Type.Name, without parentheses and *"},
		{"X#0.", "a name is missing"},
		{strings.Repeat("{a,b}", 9), "it has more than 256 alternatives"},
	} {
		got := ""
		s, err := parseSelector(test.text)
		if err != nil {
			got = err.Error()
		} else {
			typ, name, ok := strings.Cut(s.base, ".")
			if !ok {
				typ, name = "", typ
			}
			rest := strings.TrimSuffix(strings.TrimPrefix(s.text, s.base), stepText(s.steps))
			got = strings.Join([]string{typ, name, rest, stepText(s.steps)}, "|")
		}
		if got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}

func TestGlob(t *testing.T) {
	for _, test := range []struct {
		pattern string
		yes, no []string
	}{
		{"Draw", []string{"Draw"}, []string{"Drawn", "draw", ""}},
		{"Set*Func", []string{"SetFunc", "SetDrawFunc", "SetFuncFunc"}, []string{"SetFuncs", "setFunc", "Set"}},
		{"*", []string{"", "A"}, nil},
		{"{Read,Write}*", []string{"Read", "WriteAt"}, []string{"ARead"}},
		{"Queue{,Draw}", []string{"Queue", "QueueDraw"}, []string{"QueueD"}},
		{"{A,B}{C,D}", []string{"AC", "BD"}, []string{"AB"}},
		{"a*b*a", []string{"aba", "axbya"}, []string{"ab", "aa"}},
		{"*ab", []string{"aab", "abab"}, []string{"aba"}},
	} {
		g := compileGlob(test.pattern)
		for _, name := range test.yes {
			if !g.match(name) {
				t.Errorf("%s does not match %q", test.pattern, name)
			}
		}
		for _, name := range test.no {
			if g.match(name) {
				t.Errorf("%s matches %q", test.pattern, name)
			}
		}
	}
}

func TestSplitPath(t *testing.T) {
	for text, want := range map[string][2]string{
		"sort.Slice#1":                           {"sort", "Slice#1"},
		"golang.org/x/sync/errgroup.Group.Go#0":  {"golang.org/x/sync/errgroup", "Group.Go#0"},
		"database/sql.DB.{Query,Exec}*":          {"database/sql", "DB.{Query,Exec}*"},
		"encoding/json.Marshal#0.MarshalJSON":    {"encoding/json", "Marshal#0.MarshalJSON"},
		"github.com/charmbracelet/bubbletea.Cmd": {"github.com/charmbracelet/bubbletea", "Cmd"},
	} {
		path, sel, ok := splitPath(text)
		if !ok || path != want[0] || sel != want[1] {
			t.Errorf("%q: got %q, %q", text, path, sel)
		}
	}
	for _, text := range []string{"Slice", "a/b", ".x", "a/.x"} {
		if path, sel, ok := splitPath(text); ok {
			t.Errorf("%q: got %q, %q, want nothing", text, path, sel)
		}
	}
}

func TestStepMatches(t *testing.T) {
	s := Step{Kind: Method, Method: "{OnOpen,React*}"}
	if !s.Matches("OnOpen") || !s.Matches("Reacted") || s.Matches("OnClose") {
		t.Errorf("%v matches wrongly", s)
	}
	if (Step{Kind: Elem}).Matches("") {
		t.Error("an element step matches a method")
	}
}

// FuzzParseSelector checks that what parses is made of its parts, in order, so
// that nothing of a selector is ignored.
func FuzzParseSelector(f *testing.F) {
	for _, r := range built(f).rules {
		f.Add(r.sel.text)
	}
	for _, seed := range []string{"A.{b,c}*#0[]().M*", "A#*", "A#é", "A.B.C", "{", "}#", "*.*()()[]", "A#0.{a,}.b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parseSelector(text)
		if err != nil {
			return
		}
		rest, ok := strings.CutPrefix(text, s.base)
		if !ok || s.base == "" {
			t.Fatalf("%q: base %q", text, s.base)
		}
		rest, ok = strings.CutSuffix(rest, stepText(s.steps))
		if !ok || (rest != "") != (s.arg.kind != noArgument) {
			t.Fatalf("%q: steps %v, argument %q", text, s.steps, rest)
		}
		if !s.wild() {
			for _, n := range s.names() {
				if !s.matches(n.typ, n.name) {
					t.Fatalf("%q does not match its own %v", text, n)
				}
			}
		}
		again, err := parseSelector(text)
		if err != nil || !slices.Equal(again.steps, s.steps) || again.arg != s.arg {
			t.Fatalf("%q: parsed twice: %v", text, err)
		}
	})
}

func TestNearest(t *testing.T) {
	known := []string{"loops", "operations", "safe", "calls", "calls-method", "wraps", "spawns"}
	for name, want := range map[string]string{
		"loop": "loops", "operatoins": "operations", "save": "safe", "calls_method": "calls-method", "spawn": "spawns",
		"ignore": "", "x": "", "": "",
	} {
		if got := Nearest(name, slices.Values(known)); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
