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
// room, the wait in which a hand-written loop gets its next event, and locking a
// mutex. A case on a context or a timer bounds the wait and makes the finding
// less sure, it does not remove it.
//
// What it does not see: whether another goroutine is always ready, how long
// others hold a lock.
package loopwait
