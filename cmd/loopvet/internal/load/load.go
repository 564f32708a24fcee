// Package load asks the go command, once, which packages there are.
//
// Nothing is compiled: the listing names source files, and the types of all
// packages come from them. GOFLAGS, GOOS, GOARCH and build tags are what the
// environment says.
package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cgo"
)

// Package is one package of the listing. Paths in Imports are resolved already;
// those in source files are not (see Resolve).
type Package struct {
	Dir        string
	ImportPath string
	Name       string
	ForTest    string
	Match      []string // the patterns that name it
	DepOnly    bool     // no pattern names it
	Standard   bool
	Incomplete bool // it, or something it imports, has an error
	Module     *analysis.Module
	GoFiles    []string
	CgoFiles   []string
	HFiles     []string
	CFiles     []string
	Imports    []string
	ImportMap  map[string]string
	Error      *Error
	DepsErrors []*Error

	CgoCPPFLAGS, CgoCFLAGS, CgoPkgConfig []string
	IgnoredGoFiles                       []string
}

// Error is what the go command could not do.
type Error struct {
	ImportStack []string
	Pos         string // "file:line:col", relative to the current directory; may be empty
	Err         string
}

func (e *Error) Error() string { return firstLine(e.Err) }

// fields are all that is asked for: the go command saves what it is not asked.
const fields = "Dir,ImportPath,Name,ForTest,Match,DepOnly,Standard,Incomplete,Module," +
	"GoFiles,CgoFiles,HFiles,CFiles,Imports,ImportMap,Error,DepsErrors,CgoCPPFLAGS,CgoCFLAGS,CgoPkgConfig,IgnoredGoFiles"

// Main reports whether the package belongs to the user: it lies in a main
// module, or, outside of modules, was named.
func (p *Package) Main() bool {
	if p.Module != nil {
		return p.Module.Main
	}
	return p.Named()
}

// Named reports whether findings in the package are wanted. Of the packages that
// are made for a test these are the one that is tested and its external test.
func (p *Package) Named() bool {
	return !p.DepOnly && !p.Standard && (p.ForTest == "" || p.Path() == p.ForTest || p.Path() == p.ForTest+"_test")
}

// Path is the path by which the package is imported: ImportPath also says for
// which test it was made.
func (p *Package) Path() string {
	path, _, _ := strings.Cut(p.ImportPath, " ")
	return path
}

// Files are the paths of the package's source files, those that use cgo last.
func (p *Package) Files() []string { return p.paths(p.GoFiles, p.CgoFiles) }

// CSources are the paths of the files that C code is in.
func (p *Package) CSources() []string { return p.paths(p.CgoFiles, p.HFiles, p.CFiles) }

func (p *Package) paths(lists ...[]string) (files []string) {
	for _, list := range lists {
		for _, name := range list {
			if !filepath.IsAbs(name) {
				name = filepath.Join(p.Dir, name)
			}
			files = append(files, name)
		}
	}
	return files
}

// Resolve turns the path in an import declaration into a package's path.
func (p *Package) Resolve(path string) string {
	if to, ok := p.ImportMap[path]; ok {
		return to
	}
	return path
}

// Listing is the answer of the go command.
type Listing struct {
	Packages []*Package // each after those it imports; only the edge that closes a cycle points on
	Arch     string     // GOARCH
	Platform string     // all of the toolchain and its target that types depend on
	C        cgo.Tools

	fixed    []string // directories whose files never change
	Warnings []string // what the go command said besides
}

// Options choose what is listed.
type Options struct {
	Tags  string // build tags, with commas between; "" leaves those of GOFLAGS
	Tests bool   // test files too
}

// Load lists the packages that the patterns of the part name, and all they
// import. Its error has one line for each thing that the user must put right.
func Load(ctx context.Context, part Part, o Options) (*Listing, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errors.New("no go command found: install Go, or add its bin directory to PATH")
	}
	golang := command{dir: part.Dir}
	if part.tree != nil {
		dir, env, remove, err := part.tree.place()
		if err != nil {
			return nil, err
		}
		defer remove()
		golang = command{dir, env}
	}
	env := make(chan goEnv, 1)
	go func() { env <- golang.environment(ctx) }()

	args := []string{"list", "-e", "-deps", "-json=" + fields}
	if o.Tags != "" {
		args = append(args, "-tags="+o.Tags)
	}
	if o.Tests {
		args = append(args, "-test")
	}
	out, warnings, err := golang.run(ctx, append(append(args, "--"), part.Patterns...)...)
	if err != nil {
		return nil, err
	}
	l := &Listing{Warnings: warnings}
	if l.Packages, err = decode(out); err != nil {
		return nil, err
	}
	// The main package of a test is the go command's own.
	l.Packages = slices.DeleteFunc(l.Packages, func(p *Package) bool { return o.Tests && p.Name == "main" && strings.HasSuffix(p.ImportPath, ".test") })
	for _, p := range l.Packages {
		if p.Error != nil && p.Error.Pos != "" && !filepath.IsAbs(p.Error.Pos) && golang.dir != "" {
			p.Error.Pos = filepath.Join(golang.dir, p.Error.Pos)
		}
	}
	for _, p := range l.Packages {
		if len(p.CgoFiles) > 0 && !p.Standard { // the files that cgo makes import these
			p.Imports = slices.Compact(slices.Sorted(slices.Values(append(p.Imports, "runtime/cgo", "syscall", "unsafe"))))
		}
	}
	if part.tree != nil {
		part.tree.unplace(l.Packages, golang.dir)
	}
	e := <-env
	l.setEnvironment(e)
	if e.CGO_ENABLED == "0" {
		l.explainCgo()
	}
	return l, l.unmatched()
}

func (l *Listing) setEnvironment(e goEnv) {
	l.Arch = e.GOARCH
	l.Platform = strings.Join([]string{e.GOVERSION, e.GOOS, e.GOARCH, e.GOROOT}, " ")
	l.C = cgo.Tools{Cgo: filepath.Join(e.GOTOOLDIR, "cgo"), OS: e.GOOS, Arch: e.GOARCH, CC: e.CC, PkgConfig: e.PKG_CONFIG, CPPFLAGS: e.CGO_CPPFLAGS, CFLAGS: e.CGO_CFLAGS}
	if e.GOROOT != "" && !strings.Contains(e.GOVERSION, "devel") {
		l.fixed = append(l.fixed, e.GOROOT+string(filepath.Separator))
	}
	if e.GOMODCACHE != "" { // a version's directory is written once
		l.fixed = append(l.fixed, e.GOMODCACHE+string(filepath.Separator))
	}
}

// Fixed reports whether the package's files are known by their names: they are
// those of a release of Go, or of a version of a module.
func (l *Listing) Fixed(p *Package) bool {
	return (p.Standard || p.Module != nil) && slices.ContainsFunc(l.fixed, func(dir string) bool { return strings.HasPrefix(p.Dir, dir) })
}

func decode(out io.Reader) ([]*Package, error) {
	var list []*Package
	for dec := json.NewDecoder(out); ; {
		p := new(Package)
		switch err := dec.Decode(p); err {
		case nil:
			list = append(list, p)
		case io.EOF:
			return list, nil
		default:
			return nil, errors.New("the listing of the go command cannot be read: " + err.Error())
		}
	}
}

// unmatched has one line for each pattern that is no package at all.
func (l *Listing) unmatched() error {
	var errs []error
	for _, p := range l.Packages {
		if p.DepOnly || p.Error == nil || p.Dir != "" && len(p.GoFiles)+len(p.CgoFiles) > 0 {
			continue
		}
		why := strings.TrimPrefix(p.Error.Error(), "package "+p.ImportPath+" ")
		errs = append(errs, errors.New(p.ImportPath+": "+why))
	}
	return errors.Join(errs...)
}

type goEnv struct {
	GOOS, GOARCH, GOVERSION, GOROOT, GOMODCACHE, GOTOOLDIR string
	CGO_ENABLED, CC, PKG_CONFIG, CGO_CPPFLAGS, CGO_CFLAGS  string
}

// command runs the go command in a directory, "" for the current one.
type command struct {
	dir string
	env []string // added to the environment
}

func (c command) environment(ctx context.Context) (env goEnv) {
	if out, _, err := c.run(ctx, "env", "-json", "GOOS", "GOARCH", "GOVERSION", "GOROOT", "GOMODCACHE", "GOTOOLDIR",
		"CGO_ENABLED", "CC", "PKG_CONFIG", "CGO_CPPFLAGS", "CGO_CFLAGS"); err == nil {
		_ = json.NewDecoder(out).Decode(&env) // what is missing is decided by default
	}
	return env
}

// run returns the answer, and in lines what is written beside it.
func (c command) run(ctx context.Context, args ...string) (*bytes.Buffer, []string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if c.dir != "" {
		// PWD keeps the way through a link.
		cmd.Dir, cmd.Env = c.dir, append(append(os.Environ(), "PWD="+c.dir), c.env...)
	}
	if err := cmd.Run(); err != nil {
		why := firstLine(stderr.String())
		if why == "" {
			why = err.Error()
		}
		return nil, nil, errors.New("go " + args[0] + " failed: " + strings.TrimPrefix(why, "go: "))
	}
	var warnings []string
	for line := range strings.Lines(stderr.String()) {
		if line = strings.TrimSpace(line); line != "" {
			warnings = append(warnings, line)
		}
	}
	return &stdout, warnings, nil
}

// firstLine is that and, where a colon ends it, the one that it announces.
func firstLine(s string) string {
	line, rest, _ := strings.Cut(strings.TrimSpace(s), "\n")
	line = strings.TrimRight(line, " \r")
	if next, _, _ := strings.Cut(strings.TrimSpace(rest), "\n"); strings.HasSuffix(line, ":") && next != "" {
		return line + " " + strings.TrimRight(next, " \r")
	}
	return strings.TrimRight(line, ":; ")
}
