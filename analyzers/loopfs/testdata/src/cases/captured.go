package cases

import (
	"os"

	"github.com/rivo/tview"
)

func captured(list *tview.List) {
	list.AddItem("close", "", 0, func() { end(false) })
	list.AddItem("close and wait", "", 0, func() {
		end(true)
	})
	list.AddItem("nested", "", 0, func() { nested(false) })
	list.AddItem("changed", "", 0, func() {
		altered(false)
	})
}

// once's literal is called before its flag is set, and after.
func once(list *tview.List) {
	list.AddItem("once", "", 0, func() {
		done := false
		var kept bool
		load := func() {
			if !kept {
				os.ReadDir("w") // want `cases.once.func1 → cases.once.func1.func1 → os.ReadDir`
			}
			if done {
				os.ReadFile("never")
			}
		}
		load()
		kept = true
		load()
	})
}

// end's literal asks what end was asked for.
func end(clean bool) {
	finish := func() {
		if !clean {
			return
		}
		os.RemoveAll("x") // want `cases.captured.func2 → cases.end → cases.end.func1 → os.RemoveAll`
	}
	defer finish()
}

func nested(clean bool) {
	func() {
		func() {
			if clean {
				os.RemoveAll("y")
			}
		}()
	}()
}

// altered's literal has another value than changed was given.
func altered(clean bool) {
	clean = len(os.Args) > 1
	func() {
		if clean {
			os.RemoveAll("z") // want `cases.captured.func4 → cases.altered → cases.altered.func1 → os.RemoveAll`
		}
	}()
}
