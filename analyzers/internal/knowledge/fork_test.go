package knowledge

import (
	"go/token"
	"go/types"
	"testing"
)

const forked = `package ed
type App struct{}
func (*App) Post(func()) {}
func (*App) OnKey(func()) {}
func (*App) OnMouse(func()) {}
func (*App) OnPaste(func()) {}
func (*App) OnClose(func()) {}
func Added() {}
`

const stranger = `package ed
type App struct{}
func (*App) Post(func()) {}
func (*App) OnKey(func()) {}
func (*App) OnMouse(func()) {}
func Open() {}
`

// TestFork asks about packages that no table names.
func TestFork(t *testing.T) {
	table := loopTable(t, `runs: ["App.{Post,OnKey,OnMouse,OnPaste,OnClose}#0", "App.OnResize#0",
	{at: "App.{OnTab,OnLink,OnSearch}#0", when: has App.OnTab}]`)
	loop := table.Loop("ed")
	for path, test := range map[string]struct {
		source string
		fork   bool
	}{
		"example.com/ed":               {forked, true},
		"example.com/fork/ed":          {forked, true},
		"example.com/fork/ed/v3":       {forked, true},
		"example.com/ed.v2":            {forked, true},
		"example.com/fork/ed [f.test]": {forked, true},
		"example.com/other":            {forked, false},
		"example.com/stranger/ed":      {stranger, false},
	} {
		p := sources{}.add(t, path, test.source)
		if got := table.Of(loop, p); got != test.fork {
			t.Errorf("%s: a package of the loop %t, want %t", path, got, test.fork)
		}
		app := p.Scope().Lookup("App").Type().(*types.Named)
		for m := range app.Methods() {
			if m.Name() == "OnKey" && (table.Func(m) != nil) != test.fork {
				t.Errorf("%s: OnKey is described %t, want %t", path, !test.fork, test.fork)
			}
		}
	}
	if table.Of(loop, nil) {
		t.Error("no package is one of the loop's")
	}
}

// TestForkIncomplete asks as go vet does where a package is imported by imports only.
func TestForkIncomplete(t *testing.T) {
	table := loopTable(t, `runs: ["{Post,OnKey,OnMouse,OnPaste,OnClose}#0"]`)
	p := types.NewPackage("example.com/fork/ed", "ed")
	callback := types.NewSignatureType(nil, nil, nil, nil, nil, false)
	params := types.NewTuple(types.NewParam(token.NoPos, p, "f", callback))
	key := types.NewFunc(token.NoPos, p, "OnKey", types.NewSignatureType(nil, nil, nil, params, nil, false))
	if table.Func(key) == nil {
		t.Error("OnKey of an incomplete fork is not described")
	}
}
