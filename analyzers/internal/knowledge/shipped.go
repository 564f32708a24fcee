package knowledge

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

//go:embed loops/*.yaml operations/*.yaml
var shippedFiles embed.FS

// A parsedFile is a shipped file and its document.
type parsedFile struct {
	name string
	root *node
}

// Shipped returns the tables that are built in. An error is a mistake in them.
func Shipped() (*Table, error) {
	s, err := shipped()
	return s.table, err
}

type shippedTables struct {
	files []*file
	table *Table
}

var shipped = sync.OnceValues(loadShipped)

func loadShipped() (shippedTables, error) {
	parsed, err := readShipped(shippedGob)
	if err != nil { // somebody works on the tables
		parsed, err = parseShipped()
	}
	files := make([]*file, len(parsed))
	for i, p := range parsed {
		files[i] = newFile(p.name, p.root, false)
	}
	if err := cmp.Or(err, check(files)); err != nil {
		return shippedTables{}, fmt.Errorf("the tables that ship with loopvet are broken: %w", err)
	}
	return shippedTables{files, newTable(files, nil)}, nil
}

// ShippedFiles lists the tables that are built in.
func ShippedFiles() []string {
	names, _ := fs.Glob(shippedFiles, "*/*.yaml") // the pattern is well formed
	return names
}

// parseShipped parses the shipped files side by side.
func parseShipped() ([]parsedFile, error) {
	names := ShippedFiles()
	files, problems := make([]parsedFile, len(names)), make([][]problem, len(names))
	var wait sync.WaitGroup
	for i, name := range names {
		wait.Go(func() {
			src, _ := shippedFiles.ReadFile(name) // an embedded file that was just listed
			files[i].name = name
			files[i].root, problems[i] = readYAML(name, src)
		})
	}
	wait.Wait()
	return files, joinProblems(slices.Concat(problems...))
}
