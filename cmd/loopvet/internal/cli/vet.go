package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/host"
)

// asked reports whether go vet calls.
func asked(args []string) bool {
	if len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags") {
		return true
	}
	return len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg")
}

// vetTool answers go vet. Only the question for the version returns.
func vetTool(args []string, stdout, stderr io.Writer) int {
	if args[0] == "-V=full" {
		key, err := cacheKey()
		if err != nil {
			return fail(stderr, err)
		}
		fmt.Fprintln(stdout, key)
		return Clean
	}
	unitchecker.Main(append([]*analysis.Analyzer{host.Core}, analyzers.All...)...)
	return Failed // not reached
}

// configVariable names the configuration to the process that answers -V=full,
// which is given no flags.
const configVariable = "LOOPVET_CONFIG"

// cacheKey is the line that go vet makes part of the key of every result. The go
// command does not see that a configuration was edited, and would repeat old
// findings: so the file is part of the key. It is searched from where go vet was
// started. The third word must not contain "devel", or the go command asks for
// a build ID instead.
func cacheKey() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	config := os.Getenv(configVariable)
	if config == "" {
		config = findConfig()
	}
	sum := sha256.New()
	for _, name := range []string{exe, config} {
		if name == "" {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		_, err = io.Copy(sum, f)
		f.Close()
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("loopvet version v0.0.0 key=%x", sum.Sum(nil)), nil
}

// vet is loopvet vet: go vet with the right flags. The passes run in processes
// that start elsewhere, so they are told where the configuration is.
func vet(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	exe, err := os.Executable()
	if err != nil {
		return fail(stderr, err)
	}
	goArgs := []string{"vet"}
	dir, rest := cutDir(args)
	if dir != "" {
		if err := os.Chdir(dir); err != nil {
			return fail(stderr, err)
		}
	}
	goArgs = append(goArgs, "-vettool="+exe)
	env := os.Environ()
	var misspelt error // go vet has no place for it, and its findings count
	config, rest, given := cutConfig(rest)
	if !given {
		config = findConfig()
	}
	if config != "" {
		names, err := host.ResolveConfig(".", config)
		if err != nil {
			return fail(stderr, placed{err})
		}
		misspelt = errors.Join(names.Problems...)
		if config, err = filepath.Abs(config); err != nil {
			return fail(stderr, err)
		}
		env = append(env, configVariable+"="+config)
		goArgs = append(goArgs, "-loopvet.config="+config)
	}
	// In JSON related positions have their place. In text go vet gives them lines
	// of their own, which look like findings. The tool cannot know: go vet asks it
	// for JSON in either case.
	if slices.ContainsFunc(rest, isJSON) {
		goArgs = append(goArgs, "-loopvet.related")
	}
	cmd := exec.CommandContext(ctx, "go", append(goArgs, rest...)...)
	cmd.Env = env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, stdout, stderr
	err = cmd.Run()
	if misspelt != nil {
		return fail(stderr, placed{misspelt})
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() >= 0 {
		return exit.ExitCode()
	}
	if errors.Is(err, exec.ErrNotFound) {
		err = errors.New("no go command found: install Go, or add its bin directory to PATH")
	}
	if err != nil {
		return fail(stderr, err)
	}
	return Clean
}

func isJSON(arg string) bool {
	switch strings.TrimLeft(arg, "-") {
	case "json", "json=true", "json=1":
		return strings.HasPrefix(arg, "-")
	}
	return false
}

// cutDir takes -C DIR off; the go command wants it before any other flag.
func cutDir(args []string) (dir string, rest []string) {
	if len(args) == 0 {
		return "", args
	}
	flag := "-" + strings.TrimLeft(args[0], "-")
	if d, ok := strings.CutPrefix(flag, "-C="); ok {
		return d, args[1:]
	}
	if flag == "-C" && len(args) > 1 {
		return args[1], args[2:]
	}
	return "", args
}

// cutConfig takes -loopvet.config FILE out of arguments for go vet.
func cutConfig(args []string) (file string, rest []string, given bool) {
	for i, arg := range args {
		flag := "-" + strings.TrimLeft(arg, "-")
		if f, ok := strings.CutPrefix(flag, "-loopvet.config="); ok {
			return f, slices.Concat(args[:i], args[i+1:]), true
		}
		if flag == "-loopvet.config" && i+1 < len(args) {
			return args[i+1], slices.Concat(args[:i], args[i+2:]), true
		}
	}
	return "", args, false
}
