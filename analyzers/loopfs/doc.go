// Package loopfs defines a check that reports file operations on an event loop.
//
// # Analyzer loopfs
//
// loopfs: report file operations on an event loop
//
// While a callback reads a file, nothing else on its loop happens: no key is
// answered, no packet is served. A local disk is quick until it is a network
// mount, a spun-down disk, a large directory or a full page cache.
//
// Bad: the list is read while the program waits to draw it.
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		m.items, m.err = store.Load(m.path) // calls os.ReadFile
//		return m, nil
//	}
//
// Good: a command reads it, its message brings it back.
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		switch msg := msg.(type) {
//		case itemsMsg:
//			m.items, m.err = msg.items, msg.err
//			return m, nil
//		}
//		path := m.path
//		return m, func() tea.Msg {
//			items, err := store.Load(path)
//			return itemsMsg{items, err}
//		}
//	}
//
// Opening, reading, writing, removing and listing are heavy: they are reported
// anywhere on a loop. Stat, readlink and other metadata are light: they are
// reported where the loop multiplies them (View, Draw, a tick, a for statement
// over more than a few) and counted elsewhere; -light shows them.
//
// What it does not see: a path that is known to be on a memory file system, a
// file behind an interface that no witness fills, a call through reflection.
package loopfs
