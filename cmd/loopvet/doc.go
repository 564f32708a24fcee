/*
Loopvet finds the calls that freeze an event loop, and shows how the loop gets
there.

A loop runs callbacks one after another: a Bubble Tea program, a tview
application, a gnet server, a hand-written for { select { … } }. While a callback
reads a file or waits for the network, nothing else on its loop happens. Loopvet
follows the calls from where code gets onto a loop to such operations, through
packages, func values and interfaces.

# Usage

	loopvet [flags] [packages]           analyse packages (default: ./...)
	loopvet help [check or topic]        list the checks and flags, explain a check, or
	                                     print a part of this page: help hosts
	loopvet init                         write a .loopvet.yml and a baseline for a module
	loopvet why FUNC [packages]          show every chain that goes through a function
	loopvet knowledge [FUNC]             print what loopvet knows, or all about a function
	loopvet config check | schema        look for mistakes in a .loopvet.yml, or print its
	                                     JSON schema
	loopvet cache [clean]                tell how much is kept for the next run, or remove it
	loopvet demo                         analyse a small program that ships with loopvet,
	                                     fix it, and measure it before and after
	loopvet vet [go vet flags] [packages]  run go vet with loopvet as its tool
	loopvet version                      print the version

The flags:

	-plain             one line for each finding, "file:line:col: message"
	-json              print one JSON object
	-sarif             print a SARIF 2.1.0 log, for code scanning
	-github            print annotations for GitHub Actions
	-fix               make the fixes of what is found, instead of printing it
	-diff              print what -fix would change as a unified diff, and write nothing
	-checks names      only these checks: names with commas between
	-min-grade grade   report findings of this grade and surer: certain, likely
	                   (the default), possible
	-light             also report light operations where nothing multiplies them
	-test              analyse test files too; what a test puts into an interface or
	                   func value counts for the code of tests only
	-tags tags         build tags, with commas between; by default those of GOFLAGS
	-config file       read this file; by default the nearest .loopvet.yml, from the
	                   current directory up to the root of the workspace or module
	-color when        auto, always or never; auto is no colour if NO_COLOR is set or
	                   stdout is no terminal
	-baseline file     leave out the findings that the file has
	-write-baseline file
	                   write all findings to the file, and print none
	-new-from rev      only findings that a change since a revision of git touches
	-C directory       change to this directory first
	-stalls file       mark the findings that were seen at run time, see below
	-unresolved        list on stderr the calls on a loop whose callee is not known
	-v                 tell on stderr what was done and how long it took, how much of each
	                   loop was seen through, and how long functions are estimated to
	                   compute

A run of more than two seconds shows on stderr how far it is, if that is a
terminal.

GOOS, GOARCH and all else that go list reads from the environment or from GOFLAGS
is honoured.

In a directory that is in no module, "./..." is every module and workspace below
it, each analysed by itself, with its own .loopvet.yml if there is none here. If
there are none, and a vendor directory or the file of an old dependency manager
speaks for a tree from before modules, it is analysed in GOPATH mode, in a GOPATH
that is made for it.

# Findings

	notes/editor.go:53:23: exec blocks the loopvet loop (budget 10ms; sub-process, unbounded)
	    53 │     e.win.Text = history.Of(e.path).String()
	       │                          ^^
	    (*editor).history              notes/editor.go:53     runs on the loop: loop.Loop.Post
	    └ history.Of                   notes/history/history.go:19
	      └ git.Log                    notes/git/git.go:11
	        └ git.run                  notes/git/git.go:15
	          └ (*exec.Cmd).Output     sub-process

The first line says what blocks which loop, for how long, and how long a callback
may hold it; the table is the chain, from the function that the loop runs to the
operation. Its place is the last call that stands in the package which is analysed.
"likely" marks what is not certain: a call through an interface or a func value that
is seen to hold the callee, a wait with a timeout, a wait for what may be another
loop of the same kind. With -plain a finding is one line:

	notes/editor.go:53:23: (*exec.Cmd).Output (exec) blocks the loopvet loop: (*editor).history → history.Of → …

What is quick on a local disk (stat, readlink) counts where code runs for each frame
or message, and inside loops; elsewhere it is counted in one line, and shown with
-light.

# Fixes

Where it is shown that the program stays the same, a finding has a fix: the call
moves off the loop and what follows comes back to it with the result. The text
says so behind "fix:", or says after "no rewrite:" what is in the way.

	loopvet -diff ./... | git apply     is the same as
	loopvet -fix ./...

Made are the fixes of those findings that would be printed: -checks, -min-grade,
-baseline and -new-from choose. A fix that changes the same lines as one before is
left for the next run, and so is one whose file has changed since it was analysed;
run it until it says that nothing can be fixed. Only files of main modules are
written, no generated and no read-only ones, each in one step and with its mode.
-v says of every finding what was done or what is in the way. What cannot be ruled
out, the fix's message says: a second run of a callback may overtake the first. A fix
is not the last word: read the diff, run the tests.

"go vet -fix" and "go fix -fixtool" with loopvet as their tool make the same fixes
("loopvet vet -fix" too), and so does "golangci-lint run --fix" with the plugin,
except where the fix is in another file than the finding. They write files whatever
their mode, and go vet and go fix format what was not. -json has them as
suggested_fixes, -sarif as fixes.

# Hosts

All hosts run the same passes and find the same. The same binary is a tool for go vet:

	go vet -vettool=$(which loopvet) ./...

Go vet keeps the results for each package and repeats them until something
changes, and it runs the tool in other directories than the one it was started
in. A .loopvet.yml must therefore be named to it, with an absolute path:

	go vet -vettool=$(which loopvet) -loopvet.config=$PWD/.loopvet.yml ./...

"loopvet vet ./..." does that by itself, and with -json it adds -loopvet.related,
which gives findings the calls of their chains.

Its results are in Go's build cache: machines that share one through GOCACHEPROG
share them (tried: of 337 packages the second machine ran the tool on none), if they
run the very same binary with the same configuration, on
sources at the same path. Leave -trimpath out there: positions of one checkout
would be printed for another.

As a tool of a module, "go tool loopvet ./...". A module that is not published has no
newest version for "go get -tool", so it is named:

	go mod edit -tool=github.com/loopvet/loopvet/cmd/loopvet \
		-require=github.com/loopvet/loopvet@v0.0.0 \
		-replace=github.com/loopvet/loopvet=../loopvet && go mod tidy

Golangci-lint v2 takes loopvet as a module plugin: "golangci-lint custom" builds one
from a .custom-gcl.yml such as the one in the repository, where path names a
checkout; README.md has what belongs into .golangci.yml. The settings there are the
keys of a .loopvet.yml, which is not read itself. A stock golangci-lint fails with such
a file (plugin "loopvet" not found), even if the linter is not enabled: keep it in a
file of its own, "custom-gcl run -c .golangci.loopvet.yml", where not everybody has the
custom one. "//nolint:loopvet // why" works beside "//loopvet:ignore".

The hooks for pre-commit are loopvet (what the commit touches), loopvet-full
(everything, with chains), loopvet-config (mistakes in .loopvet.yml) and
loopvet-system (the first one with the loopvet in PATH). They look at whole packages,
so a commit of a helper is stopped too if a loop gets to it.

For GitHub (annotations, code scanning) and GitLab testdata/ci has jobs to copy, for
Bazel a nogo target and its configuration. Nogo's sandbox has no .loopvet.yml: flags
in nogo.json say the grade. It must run over dependencies as well; where it does not,
loopvet says so instead of finding nothing, and the flag "partial" takes it for granted.

A multichecker of your own:

	multichecker.Main(analyzers.All...) // github.com/loopvet/loopvet/analyzers

# Configuration

A .loopvet.yml stands at the root of the module or workspace. What ships
(analyzers/internal/knowledge/loops and operations) has the same form and is the best
example; "loopvet init" writes one with comments.

	loops:
	  - loop: hub                          # a loop of your own
	    about: one goroutine owns all sessions
	    budget: 5ms
	    packages: [example.com/chat/hub]
	    runs: ["Hub.Handle#fn", "Handler.OnMessage"]   # argument fn of Hub.Handle; the method of an interface
	    waits: ["Hub.Call"]                # waits for the loop: a deadlock on it
	    advice: do it in a goroutine and hand the result to Hub.Post
	operations:
	  - {at: "example.com/chat/store.Store.{Get,Put}", category: db, cost: heavy}
	costs:                                 # how long one call computes
	  - {at: "example.com/chat/index.Build", cost: "2us * len(#docs)"}
	safe:
	  - {at: "example.com/chat/store.Cached", reason: answers from memory}
	opaque: [example.com/chat/schema]      # not looked into: generated, or all in a table
	checks: [loopfs, loopexec]             # only these
	min-grade: certain                     # certain, likely (default) or possible
	exclude: ["internal/gen/**", {paths: "cmd/**", checks: [loopfs]}]
	assume: [local-disk]                   # stat and the like are no operations
	disable: [systray, os.Hostname]        # a loop and an operation that ship
	budgets: {tview: 33ms}                 # of a loop that ships

A misspelt key, category or name is an error with its line and the nearest name that
exists; "loopvet config check" looks for them alone, and for misspelt import paths; it
tells which packages and conditions it could not look at, and which "exclude" is for no
file. "loopvet config schema" prints a JSON schema for editors. "loopvet knowledge" prints
all that ships, "loopvet knowledge os.Rename" one entry with its reason.

# Directives

	os.Remove(lock) //loopvet:ignore loopfs the program ends with this key

suppresses findings of a check, or of "all", at the end of the line, on the line above,
or in the comment of a function for all of it. Without a reason it suppresses nothing,
and one that has nothing to suppress is a finding. The others stand in the comment of
a function:

	//loopvet:onloop [loop]              runs on a loop
	//loopvet:offloop                    does not, whatever it seems
	//loopvet:blocks CATEGORY reason     is an operation
	//loopvet:nonblocking reason         is none, whatever is inside
	//loopvet:cost 5ms reason            so long computes one call, whatever is inside

# Cache

What is found out about a package is kept for the next run, in the user's cache
directory or in the one that LOOPVET_CACHE names; LOOPVET_CACHE=off keeps nothing.
A package is analysed again if its files, the packages it imports, the flags, the
tables, the toolchain or loopvet itself are other than they were; a module's
version is taken for its files. What was not used for a month, and what exceeds
1 GiB, is removed. "loopvet cache" tells the place and the size, "loopvet cache
clean" removes all. Any number of processes may use it at once; one that cannot
write says so. Under go vet, Go's own build cache does the same.

# Old code

A project that begins to use loopvet has findings that it does not mend today.
"loopvet init" looks which loops a module uses, and writes a .loopvet.yml with
comments and a baseline to its root. Without it

	loopvet -write-baseline .loopvet-baseline.json
	loopvet -baseline .loopvet-baseline.json

write the findings to a file that belongs into the repository, and show others
from then on. A finding is found again by what puts code on the loop, the operation and the
chain; lines do not matter. It is shown again when the code around a call of
its chain changes, as far as that is in a main module: the innermost block,
without layout and comments. A further place of a known finding is news, a further
operation behind a known place is not.

	loopvet -new-from origin/main

shows what the current branch has touched: findings at changed lines, and those
whose chain goes through a changed function, or through a module of another
version. The comparison is between the files as they are, also those that git does
not know yet, and the commit at which the branch left the other. A chain that
exists only since another place fills a func value or an interface is not seen
as new.

# Run time

Package runtime/stall, two lines in a program, writes a JSON line for each callback
that outlives its budget. Loopvet reads them back:

	loopvet -stalls stalls.json ./...

A finding whose chain was on such a stack says "seen 3 times at run time, 52ms at
most"; stalls that no finding explains are listed with their place: what loopvet
does not see, or the program's own code computes.

# Exit codes

	0  nothing found
	1  findings, in any format
	2  some package could not be analysed, and stderr says which and why (the
	   findings of the others are printed all the same); or the call was wrong

With -fix: 0 if all findings are fixed (or there are none), 1 if some stay, 2 also
if a file could not be written. With -diff: 0 if nothing would be changed, 1 if the
diff is not empty.

"loopvet vet" exits as go vet does. "loopvet demo" exits with 0.

# JSON

One object, by import path and check, the tree of go vet -json; {} if nothing is
found. Positions are "file:line:col" with an absolute path, columns count bytes
from 1.

	{
		"example.com/app/ui": {
			"loopexec": [
				{
					"posn": "/src/app/ui/list.go:212:14",
					"end": "/src/app/ui/list.go:212:19",
					"message": "(*exec.Cmd).Run (exec) blocks the bubbletea loop: …",
					"category": "exec",
					"grade": "certain",
					"loop": "bubbletea",
					"budget_ns": 16000000,
					"cost": "unbounded",
					"suggested_fixes": [
						{
							"message": "run (*exec.Cmd).Run in a tea.Cmd …",
							"edits": [
								{"filename": "/src/app/ui/list.go", "start": 5120, "end": 5302, "new": "…"}
							]
						}
					],
					"related": [
						{"posn": "/src/app/ui/list.go:88:5", "message": "(*List).Update calls (*List).refresh"}
					]
				}
			]
		}
	}

suggested_fixes has one fix at most, start and end are offsets in bytes; where
there is none, obstacle may say why. related is every call of the chain, the first
made by the code that the loop runs; then those calls of the chains of further
operations, if there are any behind the same place, that it lacks. also_on lists
further loops, if the place is on several: one finding tells of all. grade is certain, likely or possible, and
says how sure it is that the loop gets there. cost is light, heavy or unbounded, of the
operation that is named; where it is an estimate that tells, estimate_ns has it in
nanoseconds, or growth how it grows ("n²"). seen, with -stalls, has how often a stall
was seen there, and the longest.

# Limitations

What is not seen:

  - calls through reflection, but for those of a func that reflect.ValueOf got; through
    unsafe, plugins, and from C
  - an implementation that one package puts into an interface and another takes out
    of it, if neither imports the other and nobody hands it from the one to the
    other: there is no place to report
  - how long others compute, or read a file, while they hold a lock, and how long a
    computation takes if the number of turns is no constant: then only how it grows
    (n² over the lines of a file). Estimates are good to a factor of three at best;
    testdata/cost holds them against a clock
  - which value of a type a stored func belongs to: a field is one slot for all
    values of its type. Likewise which call of an interface's method gave it a func:
    if the loop calls the method, what it gets elsewhere counts
  - options in fields: a call behind "if m.trace" counts. Heeded are constants; what a
    function does only with certain arguments, a flag or the type of an event; two
    conditions on m.state that exclude each other, if nothing between them may set it.
    What runs only if a variable of the environment or a flag asks for it that is
    named for debugging, logging, tracing or profiling is possible
  - whether somebody receives at all times: a send to a channel without room counts,
    unless the function that made the channel is seen to wait for the answer, or a
    goroutine to do nothing but receive; whether that has ended by then is not asked.
    To one with room it counts where events come by themselves and whoever receives is
    seen to ask a network, a database or a process in between
  - what a value is asserted to be that its interface does not tell, if that is an
    any, or if another package made the value and those of its methods that the
    interface has do nothing
  - a library's type in another library's interface, unless the project or the
    package that is analysed has to do with either: -min-grade possible shows it
  - interfaces of the standard library, except where the tables say who calls them
    (slog calls a Handler) or the package itself fills a field of io.Reader,
    io.Writer or fs.FS
  - whether a file is on a memory file system or a server on this machine

Some of it is pinned by tests, in the known_miss and known_false folders of the
checks. What was seen through and what was not, -v and -unresolved say for each loop;
with -json both come as a second object, coverage, with the packages that were
skipped and why.

Packages that use cgo are analysed as the cgo tool translates them, which asks the C
compiler for types and compiles nothing; their files have no rewrites. Where that
fails, for want of a compiler or a header, a package has only its types, with guesses
for those of C, and what it does is not seen. A line says so of the packages that are
named, and of those that need more than a guess; of a dependency it is tried again
after a day. A dependency with more than 2000 names of C, an OpenGL binding, has only
types too. Dependencies that do not type-check are not seen either. -v counts them.

What a function of the standard library does is a table, not looked up in its
source.

The types of all packages are held in memory, and the bodies of those that are
worked on: one for each processor.

Under go vet without -loopvet.config, results do not follow a .loopvet.yml; with
it, an edit is noticed if the file is the one that "loopvet" would find from the
directory where go vet was started, or if go vet was started by "loopvet vet".
*/
package main
