package finding

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// TestLostFactsAreAnError: a host that loses facts must not look clean.
func TestLostFactsAreAnError(t *testing.T) {
	lib := types.NewPackage("example.com/lib", "lib")
	app := types.NewPackage("example.com/app", "app")
	app.SetImports([]*types.Package{types.NewPackage("os", "os"), lib, types.NewPackage("newinstd/x", "x")})

	know, err := knowledge.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		lost bool
		fact *fact.Package
		want string
	}{
		{"all there", false, fact.NewPackage("", "example.com/lib", nil), ""},
		{"no facts", true, nil, "no facts of the imported package example.com/lib"},
		{"other configuration", false, fact.NewPackage("abc", "example.com/lib", nil), "another configuration: name the .loopvet.yml with -loopvet.config"},
	} {
		pass := &analysis.Pass{
			Pkg: app,
			ImportPackageFact: func(p *types.Package, f analysis.Fact) bool {
				if p != lib || tt.lost {
					return false
				}
				*f.(*fact.Package) = *tt.fact
				return true
			},
		}
		_, err := arrived(pass, know)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}
