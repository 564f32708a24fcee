// Package knowledge holds what loopvet knows about other people's code: what is
// an operation, what is an entry of which loop, what runs elsewhere, what waits
// for a loop.
//
// All of it is data: one YAML file per framework or library, in loops/ and
// operations/. A user's .loopvet.yml has the same schema and is merged over what
// ships. This package parses, validates and merges the files ([Shipped], [Load],
// [Parse]) and answers questions about objects of a type-checked program
// ([Table.Func], [Table.Field], [Table.FuncType], [Table.Interfaces]).
//
// # Matching
//
// A question is answered by names (package path, type, object), never by looking
// selectors up in the scope of a package: under go vet the package of a function
// that is reached through another package's types is incomplete, and grows.
// Scopes are consulted only where a selector stands for something that the
// program has not mentioned yet: interface entries, "has" conditions, and
// [Table.Check], and for telling a fork of a framework, which has a path of its own,
// from a stranger of the same name ([Table.Of]).
//
// # Precedence
//
// Where several selectors of one kind match, the user's beats the shipped one,
// then the more specific one wins: without a glob over with one, then the one
// with more literal characters, then the earlier one. "operations" and "safe" are
// one kind: the winner decides whether a function is an operation or a cut point.
package knowledge

import (
	"go/types"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/cost"
)

// Category is the kind of an operation.
type Category string

// The categories. Wait is a channel, a lock or a group; Deadlock is a wait for
// the very loop the code runs on.
const (
	FS       Category = "fs"
	Net      Category = "net"
	DNS      Category = "dns"
	Crypto   Category = "crypto"
	CPU      Category = "cpu"
	Exec     Category = "exec"
	DB       Category = "db"
	Sleep    Category = "sleep"
	Wait     Category = "wait"
	Deadlock Category = "deadlock"
)

var categories = []Category{FS, Net, DNS, Crypto, CPU, Exec, DB, Sleep, Wait, Deadlock}

// Categories lists all categories in the order of the documentation.
func Categories() []Category { return slices.Clone(categories) }

// Checks lists the names of the checks, which checks: and //loopvet:ignore use.
func Checks() []string {
	checks := []string{"loopdirective"}
	for _, c := range categories {
		if c != Sleep { // reported by loopwait
			checks = append(checks, "loop"+string(c))
		}
	}
	slices.Sort(checks)
	return checks
}

// Cost says how long an operation takes. Light is far below a frame on a local
// disk; Heavy is bounded by nothing the program says; Unbounded may not return.
type Cost string

// The costs.
const (
	Light     Cost = "light"
	Heavy     Cost = "heavy"
	Unbounded Cost = "unbounded"
)

var costs = []Cost{Light, Heavy, Unbounded}

// DefaultBudget is how long a callback may hold a loop whose table names no budget.
const DefaultBudget = 10 * time.Millisecond

// Loop is one kind of event loop.
type Loop struct {
	Name   string
	About  string
	Doc    string // address of the framework's documentation
	Advice string // what to do about a finding: imperative, lower case, no period
	Budget time.Duration

	Packages []string   // import paths its selectors are looked up in
	Deadly   []Category // these do not delay the loop but stop it for ever
	Allow    []Category // by design on this loop

	// How work leaves the loop and its result gets back; at most one of the first three is set.
	Command string   // the named func type of a command, "Cmd"
	Post    string   // the function that posts a closure, "Application.QueueUpdateDraw"
	Work    string   // the function that takes the loop, a class of workers, the work and what to do with its result, "Offload"
	Wait    string   // the same without a worker, for what only waits, "Go"
	Classes []string // the constants that the class may be: IO, CPU for computing, Slow for look-ups

	User bool // from the user's file

}

// IsDeadly reports whether operations of category c deadlock the loop.
func (l *Loop) IsDeadly(c Category) bool { return slices.Contains(l.Deadly, c) }

// Allows reports whether operations of category c are by design on the loop.
func (l *Loop) Allows(c Category) bool { return slices.Contains(l.Allow, c) }

// Operation is what a table says about functions that can hold their goroutine.
type Operation struct {
	Category Category
	Cost     Cost
	About    string    // "reads a file"; may be empty
	Instead  string    // what to call instead; may be empty
	Rare     bool      // most calls do nothing of the kind: it is possible at most
	Unless   []Setting // seen in the package that calls it: it is possible at most
}

// Entry is one way for code to get onto a loop.
type Entry struct {
	Loop     *Loop
	Selector string    // as the table has it: "*.Set*Func#*"
	Text     string    // name of the package and the object: "tview.List.SetSelectedFunc"
	Arg      int       // this argument of the object; -1: the object itself
	Steps    []Step    // from there to the func on the loop
	Frequent bool      // per frame, tick or message
	When     string    // "body": holds if the object's own summary says so; "sets Type.Field": if the package that gives the argument sets that
	Unless   []Setting // seen in the package that gives the argument: the grade is possible

	Since, Until string // versions of the framework, as written
}

// InterfaceEntry is an entry that every implementation of an interface is.
type InterfaceEntry struct {
	Type   *types.TypeName // the interface that the selector names
	Method *types.Func     // of its method set, so perhaps declared by an embedded one
	Entry  *Entry          // Arg is -1; Steps has Result where what the method returns is on the loop
}

// LoopWait says that a function waits for the loop. (Wait is a category.)
type LoopWait struct {
	Loop    *Loop
	Body    bool     // holds if the function's own summary shows the wait
	From    []string // selectors of entries: only there; empty: anywhere on the loop
	Because string

	Since, Until string // versions of the framework, as written
}

// Inside reports whether code that an entry puts on the loop is what a wait with such
// a From is about. The entry is given by its text.
func Inside(from []string, entry string) bool {
	if len(from) == 0 {
		return true
	}
	_, object, _ := strings.Cut(entry, ".")
	typ, name, ok := strings.Cut(object, ".")
	if !ok {
		typ, name = "", object
	}
	return slices.ContainsFunc(from, func(text string) bool {
		s, err := parseSelector(text)
		return err == nil && s.matches(typ, name)
	})
}

// ArgCall says that a function calls an argument before it returns.
type ArgCall struct {
	Arg  int  // -1: the receiver
	Once bool // only the first time
	Each bool // for each element, as a loop statement would
}

// ArgMethod says that a function calls a method of an argument before it returns.
type ArgMethod struct {
	Arg    int    // -1: of the receiver
	Method string // a name, or a glob with *
	Each   bool
}

// Func is all that is said about one function or method. Parameters count from
// 0, without the receiver.
type Func struct {
	Op             *Operation // nil: no operation
	Safe           string     // the reason not to look inside; empty: look. It is none on a loop in Waits
	Calls          []ArgCall
	CallsMethod    []ArgMethod
	CallsInterface []string // methods of whatever is in an interface: "(log/slog.Handler).Handle"
	Wraps          []int    // an operation on the result is one on these arguments
	Spawns         []int    // these run elsewhere
	Runs           []*Entry // Arg -1: the function itself is an entry
	Waits          []*LoopWait
	Guards         []*Loop     // inside if f() { … } the code is on these loops
	Suspends       []*Loop     // from here on these loops stand still on purpose: the terminal is handed over
	Resumes        []*Loop     // up to here
	Takes          cost.Amount // how long one call computes, in terms of the parameters; nil if nothing says
	Own            []*Loop     // how these loops wait for their next event
}

// Shape is a convention: a func of the user's package that takes and returns
// these types, and has no caller in its package, is on the loop.
type Shape struct {
	Loop           *Loop
	Takes, Returns string // type names in the loop's packages
}
