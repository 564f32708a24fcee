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
// What it does not see: how long your own code computes. Mark such a function
// with "//loopvet:blocks cpu reason" or name it in .loopvet.yml.
package loopcpu
