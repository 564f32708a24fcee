// Package loop is an event loop: one goroutine owns the state of a program and
// runs callbacks, one after another, each to its end. It is Node's model for Go.
// State that only callbacks touch needs no lock; in return no callback may hold
// the loop. What would (a file, a hash, a name look-up) goes through [Offload] to
// a pool of workers, what waits for the network through [Go] to a goroutine, and
// both come back as a callback.
//
//	l := loop.New(loop.Options{})
//	loop.Offload(l, pool.IO,
//		func(ctx context.Context) ([]byte, error) { return os.ReadFile(name) }, // on a worker
//		func(data []byte, err error) { show(data, err) })                     // on the loop
//	err := l.Run(ctx)
//
// [Loop.Run] returns when nothing is referenced any more: no timer, no work, no
// [Hold], nothing posted.
//
// # Order
//
// A turn of the loop runs, in this order:
//
//  1. timers that are due, by deadline, equal deadlines in the order they were set
//  2. callbacks from [Loop.Post], in the order they were posted; then the done
//     functions of work that has ended
//  3. check: callbacks from [Loop.SetImmediate]
//  4. close: done functions of work that was refused; in the last turn the
//     callbacks from [Loop.OnClose]
//
// What a phase adds to itself runs in the next turn. After every callback the
// callbacks from [Loop.NextTick] run, and what they add, up to Options.Ticks in
// one turn; what is beyond waits for the next, so that a tick that calls NextTick
// again slows the other callbacks down and does not starve them, as it does in
// Node. [Loop.Now] stands still during a turn.
//
// # Which goroutine
//
// Post, Hold, Hold.Release, Close, OnLoop, Metrics, Future.Resolve and
// Task.Cancel may be called from any goroutine. Everything else belongs to the
// loop's goroutine, that is to its callbacks, and is not synchronised; before Run
// the goroutine that sets the loop up counts as the loop's. To get onto the loop
// from elsewhere: Post.
//
// # Nothing blocks, nothing grows
//
// Post says [ErrFull] instead of waiting or growing. Work that the pool refuses
// completes with the error, so that nobody has to look at a result to lose
// nothing: each call of Offload and Go leads to exactly one call of done.
//
// # The end
//
// When the context of Run ends, or Close is called, or a callback panics, the loop
// refuses what is new, cancels its work (queued work does not start, running work
// sees its context end), runs what had been posted, the callbacks of OnClose and
// the done functions of the work, until Options.Grace is over. Work that still
// runs then is reported to its done function as [ErrAbandoned]. Timers and
// immediates that are left do not run.
//
// A loop works inside a testing/synctest bubble, with its clock.
package loop
