// Package loopwait defines a check that reports waits for channels, groups and time on an event loop.
//
// # Analyzer loopwait
//
// loopwait: report waits for channels, groups and time on an event loop
//
// A callback that receives, sends, waits for a group or sleeps holds its loop
// until another goroutine or the clock lets it go.
//
// Bad: it looks offloaded, but the loop waits for the answer.
//
//	button.SetSelectedFunc(func() {
//		done := make(chan string)
//		go func() { done <- work() }()
//		view.SetText(<-done)
//	})
//
// Good: the goroutine hands the answer to the loop.
//
//	button.SetSelectedFunc(func() {
//		go func() {
//			text := work()
//			app.QueueUpdateDraw(func() { view.SetText(text) })
//		}()
//	})
//
// Not reported: a select with a default, a send to a channel that is seen to have
// room or a goroutine that does nothing but receive, a receive from one that offers a
// value all the time and does nothing else that blocks, a wait for goroutines that the
// same function has started and that do nothing that blocks, and the wait in which a
// hand-written loop gets its next event. A case on a
// context or a timer bounds the wait and makes the finding less sure, it does not
// remove it.
//
// Room in a channel is used up if whoever receives asks a network, a database or a
// process between two receives, or runs what it is sent, and that does. Where events come by themselves (messages, packets,
// frames, not keys) a send to such a channel is likely to wait.
//
// To lock a mutex is no wait, unless the package that locks it also holds it, off
// the loop, across an operation without a bound (network, sub-process, database,
// another wait, a send to the loop): "(*sync.Mutex).Lock, held by (*Store).sync across
// (*http.Client).Do". All places that lock it are one finding.
// To mend it, do the operation before the lock is taken, or after.
//
// What it does not see: whether a goroutine that receives is still there, whether a
// channel that another package makes has room, which mutex a sync.Locker is.
package loopwait
