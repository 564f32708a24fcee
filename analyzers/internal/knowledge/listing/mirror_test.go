package listing

import (
	"slices"
	"strings"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// TestMirror holds what was looked up in checkouts against the tables of today: all
// of it is still said, and nothing is said that was not looked up.
func TestMirror(t *testing.T) {
	table, err := knowledge.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	found := parse(mirrored)
	packages := make(map[string]bool)
	for _, l := range found {
		packages[l.Package()] = true
		if !slices.ContainsFunc(table.Explain(l.Name), func(e knowledge.Explanation) bool { return says(e, l) }) {
			t.Errorf("names.mirror.tsv: no table says %v any more", l.Fields())
		}
		if _, ok := slices.BinarySearchFunc(Shipped(), l, compare); !ok {
			t.Errorf("%v is not listed", l.Fields())
		}
	}
	for _, l := range parse(names) {
		if packages[l.Package()] && !slices.ContainsFunc(found, l.StandsFor) {
			t.Errorf("names.mirror.tsv lacks what %v stands for: look it up in a checkout", l.Fields())
		}
	}
	if len(found) == 0 || strings.Count(mirrored, "\n# ") == 0 {
		t.Error("names.mirror.tsv has no lines, or none that tell the commits")
	}
}

func compare(a, b knowledge.Line) int { return slices.Compare(a.Fields(), b.Fields()) }

func says(e knowledge.Explanation, l knowledge.Line) bool {
	key := e.Key
	if key == "frequent" {
		key = "entry"
	}
	if key != l.Kind || !strings.HasPrefix(e.Place, l.Table+":") {
		return false
	}
	return l.Kind != "operation" || string(e.Category) == l.Category && e.Cost == l.Cost
}
