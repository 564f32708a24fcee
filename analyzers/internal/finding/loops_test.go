package finding

import (
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

func TestByLoop(t *testing.T) {
	of := func(loop, check string, grade chain.Grade, places ...string) *Finding {
		f := &Finding{Check: check, Loop: &knowledge.Loop{Name: loop}, Pos: 1, Grade: grade, Op: "os.Stat", best: Other{Op: "os.Stat"}, Others: []Other{{Op: "os.Remove"}, {Op: loop}}}
		for _, p := range places {
			line, err := strconv.Atoi(strings.Split(p, ":")[1])
			if err != nil {
				t.Fatal(err)
			}
			f.Places = append(f.Places, Other{Posn: p, pos: token.Pos(line)})
		}
		return f
	}
	all := byLoop([]*Finding{
		of("a", "loopfs", chain.Likely, "x.go:1:1"),
		of("b", "loopfs", chain.Certain, "x.go:1:1", "x.go:2:1"),
		of("c", "loopfs", chain.Likely, "x.go:10:1", "x.go:3:1"),
		of("a", "loopnet", chain.Likely),
		of("a", "loopdeadlock", chain.Likely),
		of("b", "loopdeadlock", chain.Likely),
	})
	if len(all) != 4 {
		t.Fatalf("%d findings", len(all))
	}
	f := all[0]
	if f.Loop.Name != "b" || !slices.Equal(f.Loops, []string{"a", "c"}) || f.AlsoOn() != "also on the loops a, c" {
		t.Errorf("on %s, also %q", f.Loop.Name, f.Loops)
	}
	var more []string
	for _, o := range f.Others {
		more = append(more, o.Op)
	}
	if want := []string{"os.Remove", "b", "a", "c"}; !slices.Equal(more, want) || f.More != len(want) {
		t.Errorf("operations %q, %d more; want %q", more, f.More, want)
	}
	var places []string
	for _, p := range f.Places {
		places = append(places, p.Posn)
	}
	if want := []string{"x.go:1:1", "x.go:2:1", "x.go:3:1", "x.go:10:1"}; !slices.Equal(places, want) {
		t.Errorf("places %q, want %q", places, want)
	}
}
