package tviewapp

import (
	"os"

	"github.com/gdamore/tcell/v2"
)

func (u *ui) more() {
	u.both(func() {
		err := os.Remove(u.dir) // stays: the code behind the if runs too
		u.show(err.Error())
	})
}

func (u *ui) both(do func()) {
	u.list.SetDoneFunc(func() {
		if u.dir != "" {
			do()
		}
		u.show("done")
	})
}

func (u *ui) event() {
	u.pass(func() {
		err := os.Remove(u.dir) // stays: (*ui).pass.func1 does not end with (*ui).event.func1: the result event is known only after the call
		u.show(err.Error())
	})
}

func (u *ui) pass(do func()) {
	u.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		do()
		return event
	})
}

func (u *ui) repeated() {
	u.each(func(name string) {
		err := os.Remove(name) // stays: inside a for loop
		u.show(err.Error())
	})
}

func (u *ui) each(do func(name string)) {
	u.list.SetDoneFunc(func() {
		for _, name := range u.rows {
			do(name)
		}
	})
}

// kept is given to many.
var kept []func()

func (u *ui) given() {
	u.later(func() {
		err := os.Remove(u.dir) // stays: which function do is, is known only when it runs
		u.show(err.Error())
	})
}

func (u *ui) later(do func()) {
	kept = append(kept, do)
	u.list.SetDoneFunc(func() { do() })
}

func (u *ui) started() {
	u.apart(func() {
		err := os.Remove(u.dir) // stays: which function do is, is known only when it runs
		u.show(err.Error())
	})
}

func (u *ui) apart(do func()) {
	u.list.SetDoneFunc(func() { do() })
	go do()
}

// What the caller has looked at may have changed.
func (u *ui) looked() {
	u.when(func() {
		err := os.Remove(u.dir) // stays: busy may change between
		if u.busy {
			u.show(err.Error())
		}
	})
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) { u.busy = i == 0 })
}

func (u *ui) when(do func()) {
	u.list.SetDoneFunc(func() {
		if u.busy {
			do()
		}
	})
}

// So may what it hands on.
func (u *ui) handed() {
	u.list.SetDoneFunc(func() { u.first(u.rows) })
	u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) { u.rows[0] = main })
}

func (u *ui) first(rows []string) {
	err := os.Remove(u.dir) // stays: u.rows is shared with the loop
	u.show(rows[0] + err.Error())
}

func (u *ui) captured() {
	u.list.SetDoneFunc(func() {
		rows := u.rows
		show := func() {
			err := os.Remove(u.dir) // stays: rows may change between
			u.show(rows[0] + err.Error())
		}
		show()
	})
}

// What the caller has made for itself, and gives to others, may change too.
func (u *ui) counted() {
	u.list.SetDoneFunc(func() {
		n := 0
		u.list.SetSelectedFunc(func(i int, main, secondary string, key rune) { n++ })
		show := func() {
			err := os.Remove("counted") // stays: n may change between
			u.show(string(rune(n)) + err.Error())
		}
		show()
	})
}
