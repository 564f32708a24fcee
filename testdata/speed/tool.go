package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// tool is one linter.
type tool struct {
	name  string
	args  []string // before the packages
	cache string   // the variable that names its cache
	vet   []string // what it is under go vet; nil: nothing
}

// build makes the tools. Loopvet is the first.
func build(temp, only string, tests bool) ([]tool, error) {
	bin := func(name string) string { return filepath.Join(temp, name) }
	all := []struct {
		tool
		module string // the folder of the module that pkg is built in
		pkg    string
	}{
		{tool{"loopvet", []string{bin("loopvet"), "-plain"}, "LOOPVET_CACHE", []string{"go", "vet", "-vettool=" + bin("loopvet")}}, "../..", "./cmd/loopvet"},
		{tool{"staticcheck", []string{bin("staticcheck"), fmt.Sprintf("-tests=%t", tests)}, "STATICCHECK_CACHE", nil}, ".", "honnef.co/go/tools/cmd/staticcheck"},
		{tool{"golangci-lint", []string{bin("golangci-lint"), "run", "--no-config", fmt.Sprintf("--tests=%t", tests)}, "GOLANGCI_LINT_CACHE", nil}, ".", "github.com/golangci/golangci-lint/v2/cmd/golangci-lint"},
		{tool{"multichecker", []string{bin("multichecker"), fmt.Sprintf("-test=%t", tests)}, "", nil}, ".", "./stock"},
		{tool{"go vet", nil, "", []string{"go", "vet"}}, "", ""},
	}
	if tests {
		all[0].args = append(all[0].args, "-test")
	}
	var tools []tool
	for _, t := range all {
		if only != "" && t.name != "loopvet" && !slices.Contains(strings.Split(only, ","), t.name) {
			continue
		}
		if t.pkg != "" {
			if out, err := exec.Command("go", "build", "-C", t.module, "-o", bin(t.name), t.pkg).CombinedOutput(); err != nil {
				return nil, fmt.Errorf("%s: %w\n%s", t.pkg, err, out)
			}
		}
		tools = append(tools, t.tool)
	}
	return tools, nil
}

// usage is what a run cost.
type usage struct {
	cpu, wall time.Duration
	memory    int64 // bytes
}

func (u usage) String() string {
	return fmt.Sprintf("%.2f CPU s, %.1f s, %d MB", u.cpu.Seconds(), u.wall.Seconds(), u.memory>>20)
}

// command runs a tool to its end. Findings are no failure, whatever their code.
func command(dir string, env, args []string, packages ...string) (usage, error) {
	cmd := exec.Command(args[0], append(slices.Clone(args[1:]), packages...)...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return usage{}, err
	}
	if code := cmd.ProcessState.ExitCode(); code > 3 || code < 0 {
		return usage{}, fmt.Errorf("exit code %d: %s", code, stderr.String())
	}
	u := usage{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall: time.Since(start)}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.memory = r.Maxrss << 10
	}
	return u, nil
}
