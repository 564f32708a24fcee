// Package ask asks the user, and looks something up at each key.
package ask

import (
	"os"

	"github.com/c-bata/go-prompt"
	"github.com/manifoldco/promptui"
)

func shell() {
	prompt.New(
		func(line string) { os.ReadFile("runs the command, by design") },
		func(d prompt.Document) []prompt.Suggest {
			os.ReadDir(".") // want `loopfs: os\.ReadDir \(fs\) blocks the prompt loop`
			return nil
		}).Run()
}

// promptui is built on readline.
func name() (string, error) {
	p := promptui.Prompt{Validate: func(s string) error {
		_, err := os.Stat(s) // want `loopfs: os\.Stat \(fs\) blocks the readline loop`
		return err
	}}
	return p.Run()
}
