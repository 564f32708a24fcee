package listing_test

import (
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/gosource"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/listing"
)

// TestStdIsFresh makes the list's part of the standard library again; the rest
// needs the libraries, see testdata/knowledge.
func TestStdIsFresh(t *testing.T) {
	prog, err := gosource.Load(gosource.Config{Env: []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64"}}, "std")
	if err != nil {
		t.Fatal(err)
	}
	table, err := knowledge.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	list := table.List(func(path string) *types.Package {
		if !knowledge.Std(path) {
			return nil
		}
		return prog.Find(path)
	})
	shipped := listing.Shipped()
	for _, l := range list.Lines {
		if strings.HasPrefix(l.Table, "operations/std-") && knowledge.Std(l.Package()) && !slices.Contains(shipped, l) {
			t.Errorf("names.tsv lacks %v: the test in testdata/knowledge writes it with -update", l.Fields())
		}
	}
	if !slices.IsSortedFunc(shipped, func(a, b knowledge.Line) int { return slices.Compare(a.Fields(), b.Fields()) }) {
		t.Error("names.tsv is not sorted")
	}
}

// TestEveryTableIsListed: each table has lines, and each line a table.
func TestEveryTableIsListed(t *testing.T) {
	listed := make(map[string]bool)
	for _, l := range listing.Shipped() {
		listed[l.Table] = true
	}
	for _, file := range knowledge.ShippedFiles() {
		if !listed[file] {
			t.Errorf("names.tsv has nothing of %s", file)
		}
		delete(listed, file)
	}
	for file := range listed {
		t.Errorf("names.tsv speaks of %s, which does not exist", file)
	}
}
