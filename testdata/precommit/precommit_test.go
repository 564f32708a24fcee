// Package precommit_test commits, with the real pre-commit and the hooks of
// .pre-commit-hooks.yaml. It has a module of its own because not everybody has
// pre-commit: .ci/run leaves it out where it is missing, and says so.
package precommit_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func Test(t *testing.T) {
	hooks, home := hookRepository(t), t.TempDir()
	bin := filepath.Join(t.TempDir(), "bin")
	command(t, filepath.Join("..", ".."), "go", "build", "-o", bin+string(filepath.Separator), "./cmd/loopvet")
	goEnv := map[string]string{}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY", "GONOSUMDB", "GOFLAGS"} {
		goEnv[name] = strings.TrimSpace(command(t, ".", "go", "env", name))
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			for name, value := range map[string]string{
				"GOCACHE":             goEnv["GOCACHE"],
				"GOPROXY":             "file://" + filepath.ToSlash(goEnv["GOMODCACHE"]) + "/cache/download," + goEnv["GOPROXY"],
				"GONOSUMDB":           "*", // go.sum has the sums
				"GOFLAGS":             "-modcacherw",
				"GOTOOLCHAIN":         "local",
				"LOOPVET_CACHE":       filepath.Join(env.WorkDir, ".cache"),
				"PRE_COMMIT_HOME":     home,
				"HOOKS":               hooks,
				"BIN":                 bin,
				"GIT_AUTHOR_NAME":     "A Gopher",
				"GIT_AUTHOR_EMAIL":    "gopher@example.com",
				"GIT_COMMITTER_NAME":  "A Gopher",
				"GIT_COMMITTER_EMAIL": "gopher@example.com",
				"GIT_CONFIG_NOSYSTEM": "1",
			} {
				env.Setenv(name, value)
			}
			return nil
		},
	})
}

// TestFiles: pre-commit takes our hooks, and the README's configuration.
func TestFiles(t *testing.T) {
	root := filepath.Join("..", "..")
	command(t, root, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, config, found := strings.Cut(string(readme), "```yaml\nrepos:\n")
	config, _, closed := strings.Cut(config, "```\n")
	if !found || !closed {
		t.Fatal("README.md has no configuration of pre-commit")
	}
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte("repos:\n"+config), 0o666); err != nil {
		t.Fatal(err)
	}
	command(t, ".", "pre-commit", "validate-config", file)
}

// hookRepository is a git repository with what users of the hooks clone, tagged
// v0.0.1: the state of the files, committed or not.
func hookRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	root := filepath.Join("..", "..")
	for _, name := range []string{".pre-commit-hooks.yaml", "go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"analyzers", "cmd", "runtime"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{
		"init -q", "add -A", "-c user.name=Hooks -c user.email=hooks@example.com commit -qm hooks", "tag v0.0.1",
	} {
		command(t, dir, "git", strings.Fields(args)...)
	}
	return dir
}

func command(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		stderr := ""
		if exit, ok := err.(*exec.ExitError); ok {
			stderr = string(exit.Stderr)
		}
		t.Fatal(fmt.Errorf("%s %v: %w\n%s%s", name, args, err, out, stderr))
	}
	return string(out)
}
