package main

import (
	"encoding/json"
	"io"
	"log"
	"os"
	"slices"
	"time"

	"notes/ui"
)

// The user of -measure: what is clicked how often, and when again.
const (
	rounds = 5
	pause  = 200 * time.Millisecond
)

// measure clicks by itself, while something else wants to run on the loop every
// millisecond. It prints how long that had to wait.
func measure(win *ui.Window) {
	win.Out = io.Discard
	if err := os.WriteFile("notes.txt", []byte("buy milk"), 0o600); err != nil {
		log.Fatal(err)
	}
	var waited []time.Duration // the loop's
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(time.Millisecond); ; {
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
				asked := time.Now()
				if win.Loop.Post(func() { waited = append(waited, time.Since(asked)) }) != nil {
					return
				}
			}
		}
	}()
	for range rounds {
		for _, label := range []string{"open", "lock"} {
			if err := win.Click(label); err != nil {
				log.Fatal(err)
			}
			time.Sleep(pause)
		}
	}
	close(stop)
	<-stopped
	all := make(chan []time.Duration, 1)
	if err := win.Loop.Post(func() { all <- waited }); err != nil {
		log.Fatal(err)
	}
	list := <-all
	slices.Sort(list)
	json.NewEncoder(os.Stdout).Encode(map[string]time.Duration{
		"p50": list[len(list)/2], "p99": list[len(list)*99/100], "max": list[len(list)-1],
	})
}
