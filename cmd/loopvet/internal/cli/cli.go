// Package cli is the loopvet command without its main function: arguments in,
// text and an exit code out.
package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
)

// Exit codes.
const (
	Clean  = 0
	Found  = 1 // findings
	Failed = 2 // some package could not be analysed, or the call is wrong
)

// Main runs the command and returns its exit code. Under go vet it does not
// return. The doc.go is what loopvet help explains from.
func Main(doc string, args []string, stdout, stderr io.Writer) int {
	page = doc
	if asked(args) {
		return vetTool(args, stdout, stderr)
	}
	ctx := context.Background()
	args = commandFirst(args)
	name := ""
	if len(args) > 0 {
		name = args[0]
	}
	if c := commandOf(name); c != nil {
		if asksHelp(args[1:]) {
			c.usage(stdout)
			return Clean
		}
		return c.run(ctx, args[1:], stdout, stderr)
	}
	return analyse(ctx, args, stdout, stderr)
}

// command is what the first argument can be, if it is no flag and no package.
type command struct {
	name, args, about string
	run               func(ctx context.Context, args []string, stdout, stderr io.Writer) int
	flags             func() *flag.FlagSet // for help; may be nil
}

var commands []command

func init() { // help lists the commands, of which it is one
	commands = []command{
		{"help", "[check, command or topic]", "list the flags and checks, or explain one thing", help, nil},
		{"init", "", "look which loops the module uses; write a .loopvet.yml and a baseline", begin, new(beginOptions).flags},
		{"why", "FUNC [packages]", "show every chain from a loop to an operation that goes through a function", why, new(options).whyFlags},
		{"knowledge", "[FUNC]", "print what loopvet knows as TSV, or all that it knows about one function", tell, new(tellOptions).flags},
		{"config", "check [file] | schema", "check a .loopvet.yml against the packages that the module reaches, or print its JSON schema", checkConfig, nil},
		{"cache", "[clean]", "tell where the results of earlier runs are and how large they are, or remove them", tellCache, nil},
		{"demo", "", "analyse a small program that ships with loopvet, fix it, and measure it before and after", runDemo, new(options).demoFlags},
		{"vet", "[go vet flags] [packages]", "run go vet with loopvet as its tool", vet, nil},
		{"version", "", "print the version", version, nil},
	}
}

// commandFirst puts a command before the -C that stands before it, where git has it.
func commandFirst(args []string) []string {
	n := 1 // -C=directory
	if len(args) > 0 && args[0] == "-C" {
		n = 2
	}
	if len(args) <= n || args[0] != "-C" && !strings.HasPrefix(args[0], "-C=") || commandOf(args[n]) == nil {
		return args
	}
	return slices.Concat(args[n:n+1], args[:n], args[n+1:])
}

func commandOf(name string) *command {
	for i, c := range commands {
		if c.name == name {
			return &commands[i]
		}
	}
	return nil
}

// asksHelp reports whether an argument is -h or -help.
func asksHelp(args []string) bool {
	for _, arg := range args {
		switch arg {
		case "--":
			return false
		case "-h", "-help", "--h", "--help":
			return true
		}
	}
	return false
}

// misspelt is the command that a package which does not exist was meant to be.
func misspelt(args []string) string {
	if len(args) == 0 || strings.ContainsAny(args[0], "./@") {
		return ""
	}
	return host.Nearest(args[0], commandNames()...)
}

func commandNames() (names []string) {
	for _, c := range commands {
		names = append(names, c.name)
	}
	return names
}

// placed is an error whose lines begin with the place of what is wrong.
type placed struct{ error }

// fail prints an error, one line for each of its lines.
func fail(stderr io.Writer, err error) int {
	prefix := "loopvet: "
	if errors.As(err, new(placed)) {
		prefix = ""
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(stderr, "%s%s\n", prefix, strings.TrimSuffix(line, "\n"))
	}
	return Failed
}

// explain puts what package flag says about an argument into our words.
func explain(fs *flag.FlagSet, err error) error {
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return err
	}
	hint := `see "loopvet help"`
	var known []string
	fs.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	if near := host.Nearest(name, known...); near != "" {
		hint = "did you mean -" + near + "?"
	}
	return fmt.Errorf("unknown flag -%s (%s)", name, hint)
}

// unknown is the error for a word that is not in a list.
func unknown(what, name string, known []string) error {
	if near := host.Nearest(name, known...); near != "" {
		return fmt.Errorf("unknown %s %q (did you mean %q?)", what, name, near)
	}
	return fmt.Errorf("unknown %s %q (%s)", what, name, strings.Join(known, ", "))
}

// parse reads flags wherever they stand among the other arguments, which it
// returns. Behind "--" there are no flags.
func parse(fs *flag.FlagSet, args []string) (rest []string, err error) {
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	for len(args) > 0 {
		before := len(args)
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, explain(fs, err)
		}
		left := fs.Args()
		if n := before - len(left); n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		if args = left; len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}
