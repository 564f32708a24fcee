// Package loopexec defines a check that reports sub-processes that are run on an event loop.
//
// # Analyzer loopexec
//
// loopexec: report sub-processes on an event loop
//
// Starting a program and waiting for it takes milliseconds at best and has no
// bound: the program may ask for a password, wait for a lock or for a network.
// Probes such as "is this session alive" are the usual place, once per row and
// tick.
//
// Bad:
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		out, err := exec.Command("git", "status", "--short").Output()
//		m.status, m.err = string(out), err
//		return m, nil
//	}
//
// Good:
//
//	func status() tea.Msg {
//		out, err := exec.Command("git", "status", "--short").Output()
//		return statusMsg{string(out), err}
//	}
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		return m, status
//	}
//
// exec.Command alone starts nothing and is not reported. tea.ExecProcess blocks
// the program on purpose and is not reported; its callback runs on the loop.
//
// What it does not see: how quick the program is.
package loopexec
