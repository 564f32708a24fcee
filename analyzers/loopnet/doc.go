// Package loopnet defines a check that reports network operations on an event loop.
//
// # Analyzer loopnet
//
// loopnet: report network operations on an event loop
//
// The other side of a connection decides how long a network operation takes, and
// without a deadline it may be for ever.
//
// Bad: the screen is frozen until the server answers.
//
//	button.SetSelectedFunc(func() {
//		resp, err := http.Get(url)
//		view.SetText(render(resp, err))
//	})
//
// Good: a goroutine asks, the answer is handed back to the loop.
//
//	button.SetSelectedFunc(func() {
//		go func() {
//			resp, err := http.Get(url)
//			text := render(resp, err)
//			app.QueueUpdateDraw(func() { view.SetText(text) })
//		}()
//	})
//
// A timeout bounds the wait, it does not take it off the loop: the finding stays.
//
// What it does not see: whether a connection is to this machine, a net.Conn that
// is a pipe in memory, an operation of a client whose library the tables do not
// know and whose transport is filled in elsewhere.
package loopnet
