// Package stall reports callbacks that hold their event loop: how long, on which
// loop, computing or parked in what, with the stack of that one goroutine. The
// loop can be any: a Bubble Tea program, a tview application, a gnet handler, a
// select loop written by hand. Two lines put a watch around it:
//
//	var watch = stall.New(stall.Options{Loop: "ui", Logger: slog.Default()})
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		defer watch.Enter("Update")()
//		...
//
// A loop whose callbacks go through one place can beat instead:
//
//	watch.Begin()
//	defer watch.End()
//	for {
//		watch.Idle() // waiting for the next event is no stall
//		ev := <-events
//		watch.Beat() // a callback begins
//		handle(ev)
//	}
//
// A loop of package loop does this by itself: loop.Options.Stall.
//
// # What it costs
//
// Beat writes one word (about 6 ns), Enter and its end two (16 ns); no clock is
// read. While callbacks come and go a goroutine looks at that word four times per
// budget, so durations are right to a quarter of it, and what lasts less than
// 1.25 budgets may be missed. When a callback has outlived the budget the stack is
// taken, once: some 7 ms of processor time with 10,000 goroutines, and then not again
// for a hundred times as long; reports in that time have no stack, and so no operation,
// unless their callback is still running at its end.
//
// # Where reports go
//
// To Options.Hook, to Options.Logger, and as JSON lines to Options.JSON.
// `loopvet -stalls FILE` reads those lines, as [Read] does: it marks the findings that
// were seen at run time and lists the stalls that no finding explains.
package stall
