// Package ci_test runs what the files of this folder have for users to copy: the
// steps of the workflows as a shell would run them, in a repository that has
// something to find.
package ci_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rhysd/actionlint"
	"golang.org/x/tools/txtar"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/core"
)

// TestGitHubWorkflow: the syntax by actionlint, the steps by running them.
func TestGitHubWorkflow(t *testing.T) {
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := linter.LintFile("github.yml", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}

	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	parse(t, "github.yml", &workflow)
	dir := repository(t)
	env := []string{"RUNNER_TEMP=" + t.TempDir(), "GITHUB_BASE_REF=main"}
	out := map[string]string{}
	for _, job := range workflow.Jobs {
		for _, step := range job.Steps {
			if step.Run != "" {
				out[step.Name] = shell(t, dir, env, step.Run)
			}
		}
	}
	annotations := out["annotate what the pull request touches"]
	if !strings.Contains(annotations, "::warning file=main.go,line=14,") || strings.Contains(annotations, "line=13,") {
		t.Errorf("the pull request is told\n%s", annotations)
	}
	sarif(t, filepath.Join(dir, "loopvet.sarif"))
}

func TestGitLabJob(t *testing.T) {
	var pipeline map[string]struct {
		BeforeScript []string `yaml:"before_script"`
		Script       []string
		Variables    map[string]any
		Artifacts    struct{ Paths []string }
	}
	parse(t, "gitlab.yml", &pipeline)
	job := pipeline["loopvet"]
	dir := repository(t)
	base := strings.TrimSpace(shell(t, dir, nil, "git rev-parse origin/main"))
	cache := strings.ReplaceAll(job.Variables["LOOPVET_CACHE"].(string), "$CI_PROJECT_DIR", dir)
	env := []string{"CI_MERGE_REQUEST_DIFF_BASE_SHA=" + base, "LOOPVET_CACHE=" + cache}
	var out strings.Builder
	for _, line := range slices.Concat(job.BeforeScript, job.Script) {
		out.WriteString(shell(t, dir, env, line))
	}
	if !strings.Contains(out.String(), "main.go:14:") || strings.Contains(out.String(), "main.go:13:") {
		t.Errorf("the merge request is told\n%s", &out)
	}
	sarif(t, filepath.Join(dir, job.Artifacts.Paths[0]))
}

// TestNogo: the checks are all there, each in a folder of its own with its
// Analyzer, and the flags are those of the analyzer that they are given to.
func TestNogo(t *testing.T) {
	build, err := os.ReadFile("nogo.bazel")
	if err != nil {
		t.Fatal(err)
	}
	var deps []string
	for _, m := range regexp.MustCompile(`"@com_github_loopvet_loopvet//analyzers/(\w+)"`).FindAllSubmatch(build, -1) {
		deps = append(deps, string(m[1]))
		src, err := os.ReadFile(filepath.Join("..", "..", "analyzers", string(m[1]), string(m[1])+".go"))
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`(?m)^var Analyzer\b`).Match(src) {
			t.Errorf("package %s has no Analyzer", m[1])
		}
	}
	want := []string{"core"}
	known := map[string]bool{core.Analyzer.Name: true, "_base": true}
	for _, a := range analyzers.All {
		want = append(want, a.Name)
		known[a.Name] = true
	}
	slices.Sort(want)
	if !slices.Equal(deps, want) {
		t.Errorf("deps are %v, want %v", deps, want)
	}

	src, err := os.ReadFile("nogo.json")
	if err != nil {
		t.Fatal(err)
	}
	var config map[string]struct {
		Description   string
		OnlyFiles     map[string]string `json:"only_files"`
		ExcludeFiles  map[string]string `json:"exclude_files"`
		AnalyzerFlags map[string]string `json:"analyzer_flags"`
	}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&config); err != nil {
		t.Fatal(err)
	}
	for name, c := range config {
		if !known[name] {
			t.Errorf("there is no analyzer %s", name)
		}
		for flag, value := range c.AnalyzerFlags {
			if err := core.Analyzer.Flags.Set(flag, value); name != core.Analyzer.Name || err != nil {
				t.Errorf("%s: flag %s=%s: %v", name, flag, value, err)
			}
		}
	}
}

func parse(t *testing.T, file string, to any) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(src, to)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// repository is a git work tree on a branch, with a finding that was there before
// at main.go:13, one of the branch below it, and this project as third_party/loopvet.
func repository(t *testing.T) string {
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
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	shell(t, dir, []string{"ROOT=" + root}, `
git init -q -b main
git add -A
git commit -q -m before
git update-ref refs/remotes/origin/main HEAD
git checkout -q -b topic
mv after.txt main.go
git commit -q -a -m after
mkdir third_party
ln -s "$ROOT" third_party/loopvet`)
	return dir
}

// shell runs a script as the services do, and returns what it prints. Findings are
// no mistake of the test.
func shell(t *testing.T, dir string, env []string, script string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir, cmd.Stderr = dir, &stderr
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "LOOPVET_CACHE="+filepath.Join(dir, ".cache", "loopvet"),
		"GIT_AUTHOR_NAME=Gopher", "GIT_AUTHOR_EMAIL=gopher@example.com", "GIT_COMMITTER_NAME=Gopher", "GIT_COMMITTER_EMAIL=gopher@example.com", "GIT_CONFIG_NOSYSTEM=1")
	cmd.Env = append(cmd.Env, env...)
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != 1 {
		t.Fatalf("%s: %v\n%s%s", script, err, out, &stderr)
	}
	if bytes.Contains(stderr.Bytes(), []byte("loopvet: ")) {
		t.Errorf("%s: %s", script, &stderr)
	}
	return string(out)
}

func sarif(t *testing.T, file string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct{ Results []any }
	}
	if err := json.Unmarshal(src, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) != 2 {
		t.Errorf("%s is %s", file, src)
	}
}
