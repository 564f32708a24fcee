package analyzers_test

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/internal/checkdoc"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// TestAllValid: the driver refuses what Validate refuses.
func TestAllValid(t *testing.T) {
	if err := analysis.Validate(analyzers.All); err != nil {
		t.Error(err)
	}
}

// TestEveryCheckIsListed compares the folders with All, in both directions, and
// looks into each folder for what a check must have.
func TestEveryCheckIsListed(t *testing.T) {
	var folders, listed []string
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() && strings.HasPrefix(entry.Name(), "loop") {
			folders = append(folders, entry.Name())
		}
	}
	for _, check := range analyzers.All {
		listed = append(listed, check.Name)
	}
	slices.Sort(listed)
	if !slices.Equal(folders, listed) {
		t.Errorf("folders: %v\nAll:     %v", folders, listed)
	}
	for _, name := range folders {
		for _, file := range []string{"doc.go", name + ".go", name + "_test.go", filepath.Join("testdata", "src")} {
			if _, err := os.Stat(filepath.Join(name, file)); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestEveryFixtureIsRun: a fixture that no test names asserts nothing. Those that stand
// for somebody else's module have a dot in their name.
func TestEveryFixtureIsRun(t *testing.T) {
	for _, check := range analyzers.All {
		tests, err := os.ReadFile(filepath.Join(check.Name, check.Name+"_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		fixtures, err := os.ReadDir(filepath.Join(check.Name, "testdata", "src"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fixtures {
			name := f.Name()
			run := bytes.Contains(tests, []byte(`"`+name+`"`)) || bytes.Contains(tests, []byte(`"`+name+`/...`))
			if !run && !strings.Contains(name, ".") {
				t.Errorf("%s: no test runs the fixture %s", check.Name, name)
			}
		}
	}
}

// TestEveryCheckIsDocumented: a Doc begins with "name: summary", says what is
// bad, what is good, and what the check does not see.
func TestEveryCheckIsDocumented(t *testing.T) {
	for _, check := range analyzers.All {
		if !strings.HasPrefix(check.Doc, check.Name+": report ") {
			t.Errorf("%s: the Doc does not begin with %q: %q", check.Name, check.Name+": report …", check.Doc)
		}
		for _, part := range []string{"\nBad:", "\nGood", "\nWhat it does not see:"} {
			if !strings.Contains(check.Doc, part) {
				t.Errorf("%s: the Doc has no paragraph that begins with %q", check.Name, part[1:])
			}
		}
	}
}

// TestReadmeTable: the README's table of checks is made of the same summaries.
func TestReadmeTable(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, check := range analyzers.All {
		want.WriteString("| [" + check.Name + "](analyzers/" + check.Name + "/doc.go) | " + checkdoc.Summary(check.Doc, check.Name) + " |\n")
	}
	if !bytes.Contains(readme, []byte(want.String())) {
		t.Errorf("README.md does not have these rows:\n%s", want.String())
	}
}

// TestReadmeOutput: the README's example is what the demo prints today.
func TestReadmeOutput(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(readme), "demo's findings:\n\n```\n")
	example, _, closed := strings.Cut(example, "```\n")
	if !found || !closed {
		t.Fatal("README.md has no example of output")
	}
	out, err := exec.Command("go", "run", "-C", "..", "./cmd/loopvet", "demo", "-color", "never").Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "\n"+example+"\n") {
		t.Errorf("the demo does not print\n%s\nbut\n%s", example, out)
	}
}

// TestConfigurations: the .loopvet.yml of the README is one, and so is that of the
// command's page.
func TestConfigurations(t *testing.T) {
	for name, limits := range map[string][3]string{
		"README.md":          {"\n```yaml\nloops:\n", "```\n", ""},
		"cmd/loopvet/doc.go": {"\n\tloops:\n", "\n\n", "\t"},
	} {
		text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		_, example, found := strings.Cut(string(text), limits[0])
		example, _, closed := strings.Cut(example, limits[1])
		if !found || !closed {
			t.Errorf("%s has no configuration", name)
			continue
		}
		example = "loops:\n" + strings.ReplaceAll("\n"+example, "\n"+limits[2], "\n")
		file := filepath.Join(t.TempDir(), ".loopvet.yml")
		if err := os.WriteFile(file, []byte(example), 0o600); err != nil {
			t.Fatal(err)
		}
		table, err := knowledge.Load(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if table.Loop("hub") == nil {
			t.Errorf("%s: the example's loop is not there", name)
		}
	}
}

// allowed is every module that the root module may require, and why.
var allowed = map[string]string{
	"golang.org/x/tools":                         "go/analysis, go/ssa, go/packages",
	"golang.org/x/mod":                           "x/tools",
	"golang.org/x/sync":                          "x/tools",
	"golang.org/x/sys":                           "color on Windows terminals",
	"github.com/cheggaaa/pb/v3":                  "the bar on a terminal while a run is long",
	"github.com/VividCortex/ewma":                "pb",
	"github.com/clipperhouse/uax29/v2":           "pb",
	"github.com/mattn/go-runewidth":              "pb",
	"github.com/fatih/color":                     "colour in the text output",
	"github.com/mattn/go-colorable":              "fatih/color",
	"github.com/mattn/go-isatty":                 "fatih/color: no colour into a pipe",
	"github.com/goccy/go-yaml":                   "the tables, with line and column of what is wrong",
	"github.com/fxamacker/cbor/v2":               "facts: gob describes every type anew in each of them",
	"github.com/x448/float16":                    "cbor",
	"github.com/google/go-cmp":                   "tests",
	"github.com/golangci/plugin-module-register": "golangci: 60 lines by which golangci-lint finds its module plugins",
	"github.com/rogpeppe/go-internal":            "-diff: unified diffs; tests: command transcripts",
	"go.uber.org/goleak":                         "tests: no goroutine of runtime/ outlives its test",
}

func TestAllowedDependencies(t *testing.T) {
	out, err := exec.Command("go", "mod", "edit", "-json", filepath.Join("..", "go.mod")).Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct{ Path string }
		Replace []struct{ Old struct{ Path string } }
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	for _, require := range mod.Require {
		if allowed[require.Path] == "" {
			t.Errorf("go.mod requires %s, which is not in the list of allowed modules", require.Path)
		}
	}
	for _, replace := range mod.Replace {
		t.Errorf("go.mod replaces %s: a module that is required by others cannot", replace.Old.Path)
	}
}

// TestEveryPackageIsDocumented looks at all packages of the root module.
func TestEveryPackageIsDocumented(t *testing.T) {
	documented := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if name == "testdata" || path != ".." && strings.HasPrefix(name, ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		dir := filepath.Dir(path)
		documented[dir] = documented[dir] || file.Doc != nil
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s: no file has a package comment", filepath.ToSlash(dir))
		}
	}
}
