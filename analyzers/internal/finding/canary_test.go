package finding

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// TestLostFactsAreAnError: a host that loses facts must not look clean.
func TestLostFactsAreAnError(t *testing.T) {
	lib := types.NewPackage("example.com/lib", "lib")
	load := types.NewFunc(0, lib, "Load", types.NewSignatureType(nil, nil, nil, nil, nil, false))
	lib.Scope().Insert(load)
	app := types.NewPackage("example.com/app", "app")
	app.SetImports([]*types.Package{types.NewPackage("os", "os"), lib, types.NewPackage("newinstd/x", "x")})

	know, err := knowledge.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		canary  *Canary // nil: lost
		objects bool    // facts about objects arrive
		want    string
	}{
		{"all there", &Canary{Witness: "Load"}, true, ""},
		{"no function has effects", &Canary{}, false, ""},
		{"no facts", nil, false, "no facts of the imported package example.com/lib"},
		{"no object facts", &Canary{Witness: "Load"}, false, "the fact about example.com/lib.Load"},
		{"other configuration", &Canary{Config: "abc", Witness: "Load"}, true, "another configuration: name the .loopvet.yml with -loopvet.config"},
	} {
		pass := &analysis.Pass{
			Pkg: app,
			ImportPackageFact: func(p *types.Package, fact analysis.Fact) bool {
				if p != lib || tt.canary == nil {
					return false
				}
				*fact.(*Canary) = *tt.canary
				return true
			},
			ImportObjectFact: func(obj types.Object, _ analysis.Fact) bool { return obj == load && tt.objects },
		}
		err := arrived(pass, know)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}
