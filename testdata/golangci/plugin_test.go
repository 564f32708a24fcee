package golangci_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// writeProgram writes program.txtar.
func writeProgram(t *testing.T) (dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile("program.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// with is the configuration in which nothing is left out, with settings.
func with(settings string) string {
	var b strings.Builder
	b.WriteString(all + "        settings:\n")
	for line := range strings.Lines(settings) {
		b.WriteString("          " + line)
	}
	return b.String()
}

// TestSettings: the plugin's settings are a .loopvet.yml, key for key.
func TestSettings(t *testing.T) {
	dir := writeProgram(t)
	for _, tt := range []struct {
		file string
		want []string // operations
	}{
		{"keys.yml", []string{"loopdb store.Get", "loopfs os.Remove", "loopfs os.Stat", "loopnet net.Dial", "loopwait time.Sleep"}},
		{"reports.yml", []string{"loopfs os.ReadFile", "loopfs os.Remove"}},
	} {
		settings, err := os.ReadFile(filepath.Join(dir, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, found := range [][]finding{
			byLoopvet(t, dir, "-json", "-config", tt.file, "./..."),
			golangci(t, dir, with(string(settings)), "./..."),
		} {
			var lines []string
			for _, f := range found {
				if !strings.Contains(f.Posn, "main.go:27:") { // nolint is golangci-lint's own
					lines = append(lines, f.Posn+" "+f.Check+" "+f.Message)
				}
			}
			got = append(got, sorted(lines))
		}
		if diff := cmp.Diff(got[0], got[1]); diff != "" {
			t.Errorf("%s: -loopvet +golangci-lint:\n%s", tt.file, diff)
		}
		if diff := cmp.Diff(tt.want, operations(got[1])); diff != "" {
			t.Errorf("%s: -want +golangci-lint:\n%s", tt.file, diff)
		}
	}
}

// TestWhatIsLeftOut: nolint comments, our own directives, and exclusions of
// golangci-lint, by path and by text. No related position comes up in place of
// what was excluded.
func TestWhatIsLeftOut(t *testing.T) {
	dir := writeProgram(t)
	settings, err := os.ReadFile(filepath.Join(dir, "keys.yml"))
	if err != nil {
		t.Fatal(err)
	}
	config := strings.Replace(with(string(settings)), "    generated: disable\n", `    generated: disable
    rules:
      - {path: (^|/)gen/, linters: [loopvet]}
      - {text: os\.Stat, linters: [loopvet]}
`, 1)
	var got []string
	for _, f := range golangci(t, dir, config, "./...") {
		got = append(got, f.Posn+" "+f.Check+" "+f.Message)
	}
	want := []string{"loopdb store.Get", "loopnet net.Dial", "loopwait time.Sleep"}
	if diff := cmp.Diff(want, operations(sorted(got))); diff != "" {
		t.Errorf("-want +golangci-lint:\n%s%s", diff, strings.Join(got, "\n"))
	}
}

// TestMistakes: what golangci-lint says of settings that are wrong, and of a
// plugin that it does not have; the stock binary has none.
func TestMistakes(t *testing.T) {
	dir := writeProgram(t)
	for config, want := range map[string]string{
		with("min-grad: certain\n"):                `plugin(loopvet): newPlugin settings: unknown key "min-grad"`,
		with("checks: [loopfz]\n"):                 `did you mean "loopfs"?`,
		strings.ReplaceAll(all, "loopvet", "gone"): `plugin(gone): plugin "gone" not found`,
		strings.Replace(strings.ReplaceAll(all, "loopvet", "gone"), "enable: [gone]", "enable: [govet]", 1): `plugin "gone" not found`,
	} {
		file := filepath.Join(dir, ".golangci.yml")
		if err := os.WriteFile(file, []byte(config), 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(custom, "run", "./...")
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code < 2 || !bytes.Contains(out, []byte(want)) {
			t.Errorf("exit code %d, %v, does not print %q but\n%s", code, err, want, out)
		}
	}
}

// TestReadme: the configuration in the README is one, and .custom-gcl.yml is for the
// golangci-lint that is tested here.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, config, found := strings.Cut(string(readme), "```yaml\nversion: \"2\"\n")
	config, _, closed := strings.Cut(config, "```\n")
	if !found || !closed {
		t.Fatal("README.md has no configuration of golangci-lint")
	}
	dir := writeProgram(t)
	golangci(t, dir, "version: \"2\"\n"+config, "./...")

	builder, err := os.ReadFile(filepath.Join("..", "..", ".custom-gcl.yml"))
	if err != nil {
		t.Fatal(err)
	}
	version := bytes.TrimSpace(run(t, ".", "go", "list", "-m", "-f", "{{.Version}}", "github.com/golangci/golangci-lint/v2"))
	if !bytes.Contains(builder, append([]byte("\nversion: "), version...)) {
		t.Errorf(".custom-gcl.yml is not for %s", version)
	}
}

// TestVersionIsTheProgram: the version salts golangci-lint's cache. Another
// program must have another one, or would repeat what the older found.
func TestVersionIsTheProgram(t *testing.T) {
	program, err := os.ReadFile(custom)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.exe")
	if err := os.WriteFile(other, append(program, 0), 0o777); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	one, two := run(t, dir, custom, "version", "--short"), run(t, dir, other, "version", "--short")
	if !bytes.HasPrefix(one, []byte("2.15.0-loopvet-")) || bytes.Equal(one, two) {
		t.Errorf("versions %s and %s", one, two)
	}
}

// TestThisRepository: its own .golangci.yml with loopvet added.
func TestThisRepository(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile(filepath.Join(root, ".golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	config := string(own)
	for _, key := range []struct{ name, first string }{
		{"  enable:\n", "    - loopvet\n"},
		{"  settings:\n", "    custom: {loopvet: {type: module}}\n"},
	} {
		before, after, found := strings.Cut(config, key.name)
		if !found {
			t.Fatalf(".golangci.yml has no %q", key.name)
		}
		config = before + key.name + key.first + after
	}
	for _, f := range golangci(t, root, config, "./...") {
		t.Errorf("%s: %s (%s)", f.Posn, f.Message, f.Check)
	}
}
