// Package loopdb defines a check that reports database operations on an event loop.
//
// # Analyzer loopdb
//
// loopdb: report database operations on an event loop
//
// A query waits for a free connection, for the server, for locks that others
// hold, and an embedded database for the disk.
//
// Bad:
//
//	list.AddItem("refresh", "", 'r', func() {
//		rows, err := db.Query("SELECT name FROM jobs")
//		show(rows, err)
//	})
//
// Good:
//
//	list.AddItem("refresh", "", 'r', func() {
//		go func() {
//			names, err := jobs(db)
//			app.QueueUpdateDraw(func() { show(names, err) })
//		}()
//	})
//
// What it does not see: a database that lives in memory, a driver that is called
// directly through an interface which no witness fills.
package loopdb
