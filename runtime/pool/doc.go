// Package pool runs work that would hold an event loop: files, name look-ups,
// hashes. It is Node's thread pool for Go; package loop is built on it, and it
// can be used alone.
//
//	p := pool.New(pool.Options{})
//	defer p.Close(context.Background())
//	task, err := p.Submit(pool.CPU,
//		func(ctx context.Context) error { return render(ctx, page) },
//		func(err error) { log.Print("rendered: ", err) })
//
// # Submit never blocks
//
// The queues are bounded. When one is full, Submit says [ErrFull] at once, from
// whichever goroutine: a pool that makes its submitter wait is a deadlock as soon
// as the submitter is the loop that the results come back to.
//
// # Exactly one completion
//
// Every accepted task ends with exactly one call of its done function: after the
// work returned, after it panicked ([PanicError]), after it left through
// [runtime.Goexit] ([ErrGoexit]), after it was cancelled while queued
// ([context.Canceled]) or after the pool was closed ([ErrClosed]).
//
// # Classes
//
// [IO] work waits for something; [CPU] work computes; [Slow] work waits long, as
// name look-ups do. IO and Slow share workers, and Slow may take half of them at
// most. CPU work has max(1, GOMAXPROCS-1) workers at most, because the scheduler
// would give every processor to the workers and run the loop's next callback
// some 25 ms late. The limit holds per pool: loops that run side by side share one.
//
// Workers are goroutines that start when there is work and end when there is none:
// an idle pool has no goroutine.
package pool
