package tviewapp

import (
	"os"
	"path/filepath"
)

// The operation is in a func literal that is called where it stands.
func (u *ui) empty(pattern string) {
	u.list.SetDoneFunc(func() {
		err := func() error {
			names, err := filepath.Glob(pattern) // fixed
			if err != nil {
				return err
			}
			for _, name := range names {
				if err := os.Truncate(name, 0); err != nil {
					return err
				}
			}
			return nil
		}()
		if err != nil {
			u.show(err.Error())
		} else {
			u.show("empty")
		}
	})
}

// A func literal that is called where it stands shares what it captures.
func (u *ui) literals() {
	n := 0
	u.list.SetDoneFunc(func() {
		err := func() error {
			u.busy = true
			return os.Remove(u.dir) // stays: reads busy, which others write
		}()
		u.show(err.Error())
	})
	u.list.SetDoneFunc(func() {
		err := func() error {
			n++
			return os.Remove("n") // stays: n may change while the func literal runs
		}()
		u.show(err.Error())
	})
	u.list.SetDoneFunc(func() {
		text := u.buf
		err := func() error {
			return os.WriteFile("text", text, 0o600) // stays: text is shared with the loop
		}()
		u.show(err.Error())
	})
	u.list.SetDoneFunc(func() {
		count := 0
		err := func() error {
			count++
			return os.Remove("count") // stays: writes count
		}()
		u.show(err.Error() + string(rune(count)))
	})
}
