// Speed measures loopvet beside staticcheck, golangci-lint with its default
// linters, and loopvet's checks in the stock driver, on the modules in some
// directories:
//
//	go run -C testdata/speed . [flags] dir...
//
// A round runs every tool once in every state, so that what else the machine does
// falls on all alike; the table has the medians of the rounds. The figure to read
// is processor time: it is that of a tool and all processes it starts. Memory is
// that of the largest process.
//
// The states:
//
//	cold   dependencies are compiled, the tool has run on nothing yet
//	empty  nothing is compiled either: a fresh machine (see -empty)
//	warm   the tool has just run on the same files
//	leaf   it has, but then a file was edited in a package that only main imports
//	vet    warm, go vet with loopvet as its tool beside go vet as it is
//
// Each module is copied before: files are edited. Its dependencies must be there.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 3, "how `often` each run is repeated")
	empty := flag.Int("empty", 0, "how `often` to run with an empty build cache: the others compile all dependencies then")
	only := flag.String("only", "", "only these `tools`, with commas between")
	tests := flag.Bool("tests", false, "test files too")
	svg := flag.String("svg", "", "write a plot of loopvet's cold cost against the number of packages to this `file`")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	temp, err := os.MkdirTemp("", "speed")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(temp)
	if err := run(temp, *rounds, *empty, *only, *tests, *svg, flag.Args()); err != nil {
		log.Print(err)
		os.RemoveAll(temp)
		os.Exit(1)
	}
}

func run(temp string, rounds, empty int, only string, tests bool, svg string, dirs []string) error {
	tools, err := build(temp, only, tests)
	if err != nil {
		return err
	}
	var points []point
	for _, dir := range dirs {
		m, err := prepare(temp, dir, tests)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		fmt.Printf("## %s: %d packages of %d thousand lines, %d dependencies; leaf: %s\n\n", m.name, len(m.own), m.lines/1000, m.deps, m.leaf)
		all := newSamples()
		for round := range max(rounds, empty) {
			for _, s := range states(round < rounds, round < empty) {
				for _, t := range tools {
					used, ok, err := m.measure(temp, s, t)
					if err != nil {
						return fmt.Errorf("%s: %s, %s: %w", dir, s, t.name, err)
					}
					if ok {
						log.Printf("%s %d %s %s: %v", m.name, round, s, t.name, used)
						all.add(s, t.name, used)
					}
				}
			}
		}
		all.print(os.Stdout, tools)
		if svg != "" {
			more, err := m.grow(temp, tools[0])
			if err != nil {
				return err
			}
			points = append(points, more...)
		}
		if err := os.RemoveAll(m.dir); err != nil {
			return err
		}
	}
	if svg == "" {
		return nil
	}
	return os.WriteFile(filepath.Clean(svg), []byte(plot(points)), 0o666)
}

func states(usual, empty bool) (list []string) {
	if usual {
		list = strings.Fields("cold warm leaf vet")
	}
	if empty {
		list = append(list, "empty")
	}
	return list
}
