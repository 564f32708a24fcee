package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/host"
)

// help is loopvet help [check].
func help(_ context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		check := find(args[0])
		if check == nil {
			return fail(stderr, unknown("check", args[0], checkNames()))
		}
		fmt.Fprintln(stdout, check.Doc)
		return Clean
	}
	fmt.Fprint(stdout, `loopvet finds the calls that freeze an event loop, and shows how the loop gets there.

Usage:

`)
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  loopvet [flags] [packages]\tanalyse packages (default: ./...)")
	for _, c := range commands {
		fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace("loopvet "+c.name+" "+c.args), c.about)
	}
	w.Flush()

	fmt.Fprint(stdout, "\nFlags:\n\n")
	new(options).flags().VisitAll(func(f *flag.Flag) {
		name, about := flag.UnquoteUsage(f)
		fmt.Fprintf(w, "  -%s\t%s\n", strings.TrimSpace(f.Name+" "+name), about)
	})
	w.Flush()

	fmt.Fprint(stdout, "\nChecks:\n\n")
	for _, a := range analyzers.All {
		fmt.Fprintf(w, "  %s\t%s\n", a.Name, host.Summary(a))
	}
	w.Flush()
	fmt.Fprint(stdout, `
Exit codes: 0 nothing found, 1 findings, 2 something could not be analysed.
With -fix: 0 all fixed, 1 some findings stay, 2 also if a file cannot be written.
With -diff: 0 nothing would change, 1 something would.
Loops and operations of your own are described in .loopvet.yml.
`)
	return Clean
}

// version is loopvet version.
func version(_ context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		return fail(stderr, fmt.Errorf("version takes no arguments"))
	}
	fmt.Fprintf(stdout, "loopvet %s %s %s/%s\n", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return Clean
}

// release is the module's version, "(devel)" for a build from a checkout.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
