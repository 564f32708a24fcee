package cli

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"io"
	"os"
	"path/filepath"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/demo"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/rewrite"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/scratch"
)

// runDemo is loopvet demo. It finds things, and still is a success.
func runDemo(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o := new(options)
	rest, err := parse(o.demoFlags(), args)
	if err == nil && len(rest) > 0 {
		err = errors.New("demo takes no packages: it brings its own")
	}
	if err == nil {
		err = o.valid()
	}
	if err != nil {
		return fail(stderr, err)
	}
	base, err := scratch.Dir("loopvet")
	if err != nil {
		return fail(stderr, err)
	}
	defer scratch.Remove(base)
	if base, err = filepath.EvalSymlinks(base); err != nil { // the go command prints real paths
		return fail(stderr, err)
	}
	dir, err := demo.Write(base)
	if err == nil {
		err = os.Chdir(dir)
	}
	if err == nil {
		err = errors.Join(os.Setenv("GOFLAGS", ""), os.Setenv("GOWORK", "off")) // the sample is a module of its own
	}
	if err != nil {
		return fail(stderr, err)
	}
	o.patterns = []string{"./..."}
	r := newRun(o, base, stderr)
	if err := r.all(ctx); err != nil {
		return fail(stderr, err)
	}
	if code := r.print(stdout); code == Failed {
		return code
	}
	if len(o.formats()) == 0 {
		err = r.compareDemo(ctx, dir, stdout)
	}
	if err == nil {
		_, err = fmt.Fprint(stderr, demo.Next)
	}
	if err = errors.Join(err, os.Chdir(os.TempDir())); err != nil { // or the directory cannot be removed everywhere
		return fail(stderr, err)
	}
	return Clean
}

// compareDemo shows what the fixes change, makes them, and measures the program
// without and with them.
func (r *run) compareDemo(ctx context.Context, dir string, stdout io.Writer) error {
	files := rewrite.Files(r.fixes())
	fmt.Fprintf(stdout, "What -fix makes of it, as -diff shows it:\n\n")
	for _, f := range files {
		stdout.Write(f.Diff(filepath.ToSlash(r.style.Place(token.Position{Filename: f.Name}))))
	}
	fmt.Fprintln(r.stderr, "\nCompiling and measuring it, before and after …")
	before, err := demo.Measure(ctx, dir)
	if err != nil {
		return err
	}
	if err := rewrite.Write(files); err != nil {
		return err
	}
	after, err := demo.Measure(ctx, dir)
	if err != nil {
		return err
	}
	fmt.Fprintln(stdout)
	demo.Table(stdout, before, after)
	return nil
}
