// Our own loop.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/loopvet/loopvet/runtime/loop"
)

func main() {
	l := loop.New(loop.Options{})
	l.Post(func() {
		data, err := os.ReadFile("notes")
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(len(data))
	})
	fmt.Println(l.Run(context.Background()))
}
