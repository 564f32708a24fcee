package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/host"
)

// help is loopvet help [check, command or topic].
func help(_ context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		overview(stdout)
		return Clean
	}
	word := strings.ToLower(strings.Join(args, " "))
	if check := find(word); check != nil {
		fmt.Fprintln(stdout, check.Doc)
		return Clean
	}
	c, section := commandOf(word), topic{}
	if word != "" {
		section, _ = topicOf(word)
	}
	switch {
	case c == nil && section.text == "":
		return fail(stderr, unknown("topic", word, slices.Concat(checkNames(), commandNames(), topicNames())))
	case c != nil && section.text == "":
		c.usage(stdout)
	case c == nil:
		fmt.Fprintln(stdout, section.text)
	default:
		c.usage(stdout)
		fmt.Fprintf(stdout, "\n%s\n", section.text)
	}
	return Clean
}

func overview(stdout io.Writer) {
	fmt.Fprint(stdout, `loopvet finds the calls that freeze an event loop, and shows how the loop gets there.

Usage:

`)
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  loopvet [flags] [packages]\tanalyse packages (default: ./...)")
	for _, c := range commands {
		fmt.Fprintf(w, "  %s\t%s\n", c.form(), c.about)
	}
	w.Flush()

	fmt.Fprint(stdout, "\nFlags:\n\n")
	printFlags(stdout, new(options).flags())

	fmt.Fprint(stdout, "\nChecks:\n\n")
	for _, a := range analyzers.All {
		fmt.Fprintf(w, "  %s\t%s\n", a.Name, host.Summary(a))
	}
	w.Flush()
	fmt.Fprintf(stdout, `
Exit codes: 0 nothing found, 1 findings, 2 something could not be analysed.
With -fix: 0 all fixed, 1 some findings stay, 2 also if a file cannot be written.
With -diff: 0 nothing would change, 1 something would.

"loopvet help" explains any of the above, and: %s.
`, strings.Join(topicNames(), ", "))
}

// usage is what -h behind the command prints.
func (c *command) usage(stdout io.Writer) {
	fmt.Fprintf(stdout, "Usage: %s\n\n%s.\n", c.form(), c.about)
	if c.flags != nil {
		fmt.Fprint(stdout, "\nFlags:\n\n")
		printFlags(stdout, c.flags())
	}
}

func (c *command) form() string { return strings.TrimSpace("loopvet " + c.name + " " + c.args) }

func printFlags(stdout io.Writer, fs *flag.FlagSet) {
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		name, about := flag.UnquoteUsage(f)
		fmt.Fprintf(w, "  -%s\t%s\n", strings.TrimSpace(f.Name+" "+name), about)
	})
	w.Flush()
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
