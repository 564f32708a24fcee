// Package offload rewrites a callback so that an operation no longer holds its
// loop: the call moves to a worker, a goroutine or a command, and what follows it
// comes back to the loop with the result. Where that is not shown to leave the
// program as it is, there is no fix but the reason.
//
// # What is shown
//
// A callback is cut at the call. What stands before it stays, the call moves, the
// rest follows its result:
//
//	before            before
//	x, err := call    ──► loop.Offload(l, pool.IO, call, func(x T, err error) {
//	rest                      rest
//	                  })
//
// The two programs do the same if
//
//   - nobody waits for the callback's end but the loop, or other callbacks that end
//     with it (inner.go, holder.go), no result, defer, recover or label crosses the
//     cut, and nothing stands behind the rest (control.go);
//   - no lock and no semaphore is held across it, and nothing was posted before that
//     the rest ran ahead of (region.go);
//   - the call's arguments are evaluated before it leaves, and what they refer to is
//     nobody else's: made by the callback, never changed, or safe to share by its
//     documentation (memory.go, variable.go, owned.go, types.go);
//   - if the call is of a function of the package, that function writes nothing but
//     what it has made, reads nothing that others write, and calls only what is known
//     (portable.go); that a function of another package is like that, its package has
//     told (fact.go);
//   - what the callback looks at before the call, and looks at again or writes
//     behind it, is written by nobody else: other callbacks may now run in between
//     (place.go, alias.go; who writes: writer.go, follow.go).
//
// All of it is decided with the least knowledge: fields are one for all values of
// their type, an unknown callee is an obstacle. The last barrier is the compiler's:
// a rewrite that does not type-check is none (edit.go). Package proof tries all this
// on generated programs.
//
// A call whose results nobody asks for may leave alone, with the rest where it is:
//
//	before            before
//	_ = call      ──► go call
//	rest              rest
//
// Then no other callback comes in between, and it is the rest that has to be
// looked at, up to the end of the callback: it must not depend on what the call does
// to files, processes or others (start.go, calm.go).
//
// Loops that take commands back (Bubble Tea) get the call as a command, if every caller
// up to the loop returns what it gets (command.go, caller.go). Where more than a return
// follows, it comes back with a message of its own, which the model's Update hands on
// to a new method (message.go): the message must come to this model, and to nobody
// before (delivery.go, kin.go); what it carries must be nobody else's (parcel.go), and a
// model that is passed by value must not be known by its address (copy.go, lent.go).
//
// A wait for the own loop is not moved: the message is returned, what was posted is
// called (deadlock.go); it must be certain that it is this loop, and that the code runs
// nowhere else.
//
// # What is not shown
//
// The loop goes on while the operation runs; that is what the rewrite is for. So
// other callbacks may run before the rest does (what is drawn meanwhile is the state at
// the call), and a second run of the callback may overtake the first. The fix's message
// says so. A panic in the call no longer
// passes through the loop, and the work may find the pool full: both arrive as the
// call's error. The program may end while the work still runs. Files that are left
// out by build tags, reflection and unsafe are not seen: what they write counts as
// written by nobody. Nor is another package that assigns a whole struct over one of this
// package's, *p = T{}. Where a fix needs that no other package of the module calls
// Update, or filters messages (Fix.Alone), a library that runs the model is taken for
// the loop, and a module of another repository whose path is below this one's is not
// seen. A library that wraps models and hands only some messages on is not seen either.
//
// # Shapes that are left out
//
// A part of a Bubble Tea model that has an Update of its own: the message comes to the
// whole. A helper that returns no command, and whose callers would have to hand one on. A
// call inside a loop, or inside a func literal that is not called where it stands; a
// region with several operations (open, read, close), whose error paths would have to be
// merged; code behind the statement around the call, which would have to be doubled,
// unless the call leaves alone (Bubble Tea gets a copy of a few lines, post loops of a
// return); functions of other packages that are not the standard library's, in the tables
// or known to be portable (fact.go): it is not known what memory they touch, or they
// touch what is shared. A handler of gnet, whose connection may be another one or none
// by the time of the answer (its table says more). exec.Command with a timeout is no
// rewrite: it bounds the wait, and changes what the program does.
package offload
