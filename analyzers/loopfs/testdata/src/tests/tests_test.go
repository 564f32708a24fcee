package tests

import "os"

var lock = func() { os.Remove("lock") }

var removed = func() bool { os.Remove("lock"); return true }()

var sample = model{hooks: []func(){lock, func() { os.ReadFile("sample") }}}
