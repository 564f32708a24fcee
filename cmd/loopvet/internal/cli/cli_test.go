package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers"
)

func TestFlagsStandAnywhere(t *testing.T) {
	for _, tt := range []struct {
		args, want []string
		json, v    bool
	}{
		{args: []string{"./..."}, want: []string{"./..."}},
		{args: []string{"-json", "a", "-v", "b"}, want: []string{"a", "b"}, json: true, v: true},
		{args: []string{"a", "--json=false", "b"}, want: []string{"a", "b"}},
		{args: []string{"-v", "--", "-json"}, want: []string{"-json"}, v: true},
	} {
		o := new(options)
		got, err := parse(o.flags(), tt.args)
		if err != nil {
			t.Errorf("%q: %v", tt.args, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || o.json != tt.json || o.verbose != tt.v {
			t.Errorf("%q: json %v, v %v, -want +got:\n%s", tt.args, o.json, o.verbose, diff)
		}
	}
}

func TestDirectoryStandsBeforeTheCommand(t *testing.T) {
	for _, tt := range []struct{ args, want []string }{
		{[]string{"-C", "dir", "why", "F"}, []string{"why", "-C", "dir", "F"}},
		{[]string{"-C=dir", "cache"}, []string{"cache", "-C=dir"}},
		{[]string{"-C", "why"}, []string{"-C", "why"}},
		{[]string{"-C", "dir", "./..."}, []string{"-C", "dir", "./..."}},
		{[]string{"-v", "why"}, []string{"-v", "why"}},
		{nil, nil},
	} {
		if diff := cmp.Diff(tt.want, commandFirst(tt.args)); diff != "" {
			t.Errorf("%q, -want +got:\n%s", tt.args, diff)
		}
	}
}

func TestConfigIsSearchedUpToTheRoot(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{
		".loopvet.yml", // above every root: not ours
		"work/go.work", "work/.loopvet.yml", "work/mod/go.mod", "work/mod/pkg/sub/x.go",
		"alone/go.mod", "alone/pkg/x.go",
		"own/go.mod", "own/pkg/.loopvet.yml", "own/pkg/sub/x.go",
	} {
		path := filepath.Join(top, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("GOWORK", "")
	for dir, want := range map[string]string{
		"work/mod/pkg/sub": "../../../.loopvet.yml",
		"work":             ".loopvet.yml",
		"alone/pkg":        "",
		"own/pkg/sub":      "../.loopvet.yml",
		"own":              "",
	} {
		t.Chdir(filepath.Join(top, filepath.FromSlash(dir)))
		if got := filepath.ToSlash(findConfig()); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	t.Setenv("GOWORK", "off")
	t.Chdir(filepath.Join(top, "work", "mod"))
	if got := findConfig(); got != "" {
		t.Errorf("without the workspace: %q", got)
	}
}

func TestGoVetIsRecognised(t *testing.T) {
	for line, want := range map[string]bool{
		"-V=full":                   true,
		"-flags":                    true,
		"-json /tmp/b1/vet.cfg":     true,
		"-loopvet.light /x/vet.cfg": true,
		"":                          false,
		"-json ./...":               false,
		"vet ./...":                 false,
	} {
		if got := asked(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestVetArguments(t *testing.T) {
	if dir, rest := cutDir([]string{"-C", "x", "./..."}); dir != "x" || !slices.Equal(rest, []string{"./..."}) {
		t.Errorf("-C x: %q %q", dir, rest)
	}
	if dir, rest := cutDir([]string{"--C=x"}); dir != "x" || len(rest) > 0 {
		t.Errorf("--C=x: %q %q", dir, rest)
	}
	for _, tt := range []struct{ line, file, rest string }{
		{"-loopvet.config=a.yml ./...", "a.yml", "./..."},
		{"-v --loopvet.config a.yml ./x", "a.yml", "-v ./x"},
		{"-v ./x", "", "-v ./x"},
	} {
		file, rest, given := cutConfig(strings.Fields(tt.line))
		if file != tt.file || strings.Join(rest, " ") != tt.rest || given != (tt.file != "") {
			t.Errorf("%q: %q %q %v", tt.line, file, rest, given)
		}
	}
}

func TestVersionLineIsOneThatGoAccepts(t *testing.T) {
	t.Chdir(t.TempDir())
	before, err := cacheKey()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(before)
	if len(words) != 4 || words[1] != "version" || strings.Contains(words[2], "devel") {
		t.Errorf("%q", before)
	}
	if err := os.WriteFile(configName, []byte("light: true\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	after, err := cacheKey()
	if err != nil || after == before {
		t.Errorf("the key does not follow the configuration: %q, %v", after, err)
	}
	t.Setenv(configVariable, filepath.Join(t.TempDir(), "none.yml"))
	if _, err := cacheKey(); err == nil {
		t.Error("a configuration that cannot be read is no error")
	}
}

func TestEveryCheckCanBeExplained(t *testing.T) {
	for _, a := range analyzers.All {
		var out, errs strings.Builder
		if code := Main("", []string{"help", a.Name}, &out, &errs); code != Clean || !strings.HasPrefix(out.String(), a.Name+": ") {
			t.Errorf("%s: exit %d, %q", a.Name, code, errs.String())
		}
	}
}
