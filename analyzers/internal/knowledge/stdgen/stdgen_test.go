package stdgen

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/gosource"
)

var update = flag.Bool("update", false, "write blocking.txt")

const listFile = "blocking.txt"

var generated = sync.OnceValues(Functions)

// TestGenerated compares the list with the toolchain that runs the test. Chains
// are for readers, and may change with every release of Go.
func TestGenerated(t *testing.T) {
	all, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var text strings.Builder
		fmt.Fprintf(&text, "# The blocking functions of the standard library as rules.yaml makes them of %s: name, categories,\n"+
			"# the calls down to the root. \"go generate\" writes it, review.txt says what became of it.\n", runtime.Version())
		for _, f := range all {
			fmt.Fprintln(&text, f)
		}
		if err := os.WriteFile(listFile, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, version := readList(t)
	got := make(map[string]string)
	for _, f := range all {
		name, rest, _ := strings.Cut(f.String(), "\t")
		got[name], _, _ = strings.Cut(rest, "\t")
	}
	if diff := difference(want, got); diff != "" {
		t.Errorf("%s was made with %s; with %s it has changed (- gone, + new, ~ other categories):\n%s"+
			"Look at each change, write it into the tables or review.txt, then go generate.", listFile, version, runtime.Version(), diff)
	}
}

func readList(t *testing.T) (kinds map[string]string, version string) {
	text, err := os.ReadFile(listFile)
	if err != nil {
		t.Fatal(err)
	}
	kinds = make(map[string]string)
	for line := range strings.Lines(string(text)) {
		if _, after, ok := strings.Cut(line, " makes them of "); ok {
			version, _, _ = strings.Cut(after, ":")
		}
		if fields := strings.Split(line, "\t"); len(fields) > 1 {
			kinds[fields[0]] = fields[1]
		}
	}
	return kinds, version
}

// difference lists what is only in one of the maps, or differs.
func difference(want, got map[string]string) string {
	var b strings.Builder
	names := make(map[string]bool)
	for name := range want {
		names[name] = true
	}
	for name := range got {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		w, g := want[name], got[name]
		switch {
		case g == "":
			fmt.Fprintf(&b, "  - %s (%s)\n", name, w)
		case w == "":
			fmt.Fprintf(&b, "  + %s (%s)\n", name, g)
		case w != g:
			fmt.Fprintf(&b, "  ~ %s: %s, was %s\n", name, g, w)
		}
	}
	return b.String()
}

func TestDifference(t *testing.T) {
	got := difference(map[string]string{"os.A": "fs", "os.B": "fs", "os.C": "fs"}, map[string]string{"os.B": "net", "os.C": "fs", "os.D": "db"})
	if want := "  - os.A (fs)\n  ~ os.B: net, was fs\n  + os.D (db)\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestReviewed: what is generated is an operation of the tables, or review.txt
// says why not, and the other way round. Every verdict is needed.
func TestReviewed(t *testing.T) {
	all, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := parseReview(reviewText)
	if err != nil {
		t.Fatal(err)
	}
	used := make([]bool, len(verdicts))
	reviewed := func(name string, added bool) bool {
		found := false
		for i, v := range verdicts {
			if v.added == added && v.match(name) {
				used[i], found = true, true
			}
		}
		return found
	}
	listed := listedOperations(t)
	for _, f := range all {
		switch {
		case listed[f.Name]:
			delete(listed, f.Name)
		case !f.Once && !reviewed(f.Name, false):
			t.Errorf("generated, but in no table and not in review.txt: %s", f)
		case f.Once: // the first call only: no operation, and no verdict needed
			reviewed(f.Name, false)
		}
	}
	for name := range listed {
		if !reviewed(name, true) {
			t.Errorf("in the tables, but not generated and not in review.txt: %s", name)
		}
	}
	for i, v := range verdicts {
		if !used[i] {
			t.Errorf("review.txt: nothing is %s", v.name)
		}
	}
}

// listedOperations are the functions of the standard library that the shipped
// tables call operations, as far as Linux has them.
func listedOperations(t *testing.T) map[string]bool {
	prog, err := gosource.Load(gosource.Config{Env: []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64"}}, "std")
	if err != nil {
		t.Fatal(err)
	}
	table, err := knowledge.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	for _, l := range table.List(prog.Find).Lines {
		if l.Kind == "operation" && knowledge.Std(l.Package()) {
			listed[l.Name] = true
		}
	}
	return listed
}

func TestVerdictMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"os.Pipe", "os.Pipe", true},
		{"os.Pipe", "os.Pipes", false},
		{"os/exec.Command*", "os/exec.CommandContext", true},
		{"(*os/exec.Cmd).Std*Pipe", "(*os/exec.Cmd).StdinPipe", true},
		{"(*os/exec.Cmd).Std*Pipe", "(*os/exec.Cmd).Start", false},
		{"(*testing.*", "(*testing.T).Run", true},
		{"(*os/exec.Cmd).Environ", "(*os/exec.Cmd).Environ", true},
		{"(*os/exec.Cmd).Environ", "(os/exec.Cmd).Environ", false},
	} {
		if got := (verdict{name: c.pattern}).match(c.name); got != c.want {
			t.Errorf("%s matches %s: %t", c.pattern, c.name, got)
		}
	}
}
