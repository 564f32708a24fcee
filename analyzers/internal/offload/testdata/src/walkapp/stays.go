package walkapp

import (
	"os"

	"github.com/lxn/walk"
)

type two struct {
	mw   *walk.MainWindow
	path string
}

func (t *two) bind(b *walk.PushButton) {
	b.Clicked().Attach(func() {
		data, err := os.ReadFile(t.path) // stays: b and t.mw could be the loop
		if err == nil {
			t.mw.SetTitle(string(data))
		}
	})
}
