// Package loopcpu defines a check that reports long computations on an event loop.
//
// # Analyzer loopcpu
//
// loopcpu: report long computations on an event loop
//
// A computation that takes longer than the loop's budget freezes the loop as a
// wait does, and it cannot be cancelled. Encoding an image, compressing a large
// buffer or highlighting a long file in View is paid for every frame.
//
// Bad:
//
//	func (m model) View() string {
//		var buf bytes.Buffer
//		png.Encode(&buf, m.picture)
//		return encode(buf.Bytes())
//	}
//
// Good: compute when the picture changes, off the loop, and keep the result.
//
//	func encodePicture(p image.Image) tea.Cmd {
//		return func() tea.Msg {
//			var buf bytes.Buffer
//			err := png.Encode(&buf, p)
//			return encodedMsg{encode(buf.Bytes()), err}
//		}
//	}
//
// Code of your own is estimated: loops whose turns are constants, also through the
// arguments of a call, and recursion, times what a turn takes, by prices that are
// measured. What is over the budget is likely, what is over three times the budget
// certain:
//
//	about 180 ms on the bubbletea loop (budget 16 ms): 4,000 × 2,000 iterations of a loop in render.Blur: …
//
// Where sizes are unknown, linear work is silent unless each element costs a
// millisecond or more. Work that grows with n², n·m or 2ⁿ is possible, and likely
// where the n come from a file, the network or a query. A loop that asks an
// atomic, a variable or a select with a default again and again instead of waiting
// is reported, and so is one without an end.
//
// "//loopvet:cost 5ms reason" in the comment of a function says how long one call
// of it takes, whatever is inside. A formula for a function of somebody else, such
// as "52us * 2^#cost", stands under costs: in .loopvet.yml. "loopvet -v" prints the
// estimates.
//
// What it does not see: other machines, caches, branches that are rarely taken; a
// bound that is the worst case of a search (possible); how often a loop runs that
// counts in a captured variable, goes through a tree or polls the clock; what a
// library computes for itself, of sizes that nothing tells (possible); and what
// several calls take together, each of which is within the budget.
package loopcpu
