// Package loopdeadlock defines a check that reports calls that wait for the very loop they run on.
//
// # Analyzer loopdeadlock
//
// loopdeadlock: report calls that wait for the very loop they run on
//
// Some calls of a framework wait until its loop has done something. Made on that
// loop, they wait for themselves: the program hangs, for ever.
//
// Bad: QueueUpdateDraw waits until the loop has run the function, and the loop is
// busy with this handler.
//
//	button.SetSelectedFunc(func() {
//		app.QueueUpdateDraw(func() { view.SetText("done") })
//	})
//
// Good: this is the loop already.
//
//	button.SetSelectedFunc(func() {
//		view.SetText("done")
//	})
//
// In Bubble Tea the same happens with Program.Send, Quit and Println in Update:
// return a command instead (tea.Quit, tea.Println, or a func that returns the
// message). On a loop where every wait is a deadlock, as in the functions that
// JavaScript calls (syscall/js), network operations and waits are reported here.
//
// A hand-written loop also waits for itself when it sends to a goroutine that sends
// to the loop in its turns: once there is no room in their channels, neither goes on.
//
// And a goroutine waits for itself when it locks a mutex that it holds: neither
// sync.Mutex nor sync.RWMutex lets it in twice. That is seen where a method locks what
// its caller, in the same package, has locked of the same value, and where a loop
// statement locks, in its next turn, what it leaves to a deferred unlock: that is done
// when the function returns.
//
// Nor does it get a mutex that another goroutine holds while it waits for the loop:
// "(*sync.Mutex).Lock, held by (*Store).Set across (*Program).Send". The holder is the
// one to mend: it unlocks before it waits. Whether the two ever meet is not seen, so
// this is likely at most.
//
// What it does not see: two loops of frameworks, or of two packages, that wait for
// each other, whether the program that is sent to is another one.
package loopdeadlock
