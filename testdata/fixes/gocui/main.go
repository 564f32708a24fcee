// gocui: a handler returns an error, and so does what is posted.
package main

import (
	"log"
	"os"

	"github.com/awesome-gocui/gocui"
)

func main() {
	g, err := gocui.NewGui(gocui.OutputNormal, true)
	if err != nil {
		log.Fatal(err)
	}
	defer g.Close()
	if err := g.SetKeybinding("", 'r', gocui.ModNone, func(g *gocui.Gui, v *gocui.View) error {
		data, err := os.ReadFile("notes")
		if err != nil {
			return err
		}
		v.Clear()
		_, err = v.Write(data)
		return err
	}); err != nil {
		log.Fatal(err)
	}
	if err := g.MainLoop(); err != nil {
		log.Fatal(err)
	}
}
