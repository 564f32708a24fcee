// Package rewrite makes the fixes of findings in their files: it decides which
// of them go together, sees that a file still is the one that was analysed, and
// exchanges it in one step.
package rewrite

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/loopvet/loopvet/analyzers/host"
)

// Sum tells texts of a file apart.
type Sum [sha256.Size]byte

// SumOf is the sum of a text.
func SumOf(text []byte) Sum { return sha256.Sum256(text) }

// Sums are those of files, by their names.
type Sums map[string]Sum

// Fix is a fix and the texts that it was made for.
type Fix struct {
	*host.Fix
	Sums Sums
}

// files are those that the fix changes.
func (f Fix) files() (names []string) {
	for _, e := range f.Edits {
		if !slices.Contains(names, e.File) {
			names = append(names, e.File)
		}
	}
	return names
}

// edits are those of one file.
func (f Fix) edits(name string) []host.Edit {
	return slices.DeleteFunc(slices.Clone(f.Edits), func(e host.Edit) bool { return e.File != name })
}

// File is a file with some of its fixes made.
type File struct {
	Name string
	Made []Fix
	Left []Left

	old, new []byte
	gone     error // it cannot be read
}

// Left is a fix that is not made, and why.
type Left struct {
	Fix
	Why error
}

// Why a fix is left although there is one.
var (
	ErrStale    = errors.New("the file has changed since it was analysed: run it again")
	ErrOverlaps = errors.New("another fix changes the same lines: run it again")
)

// Files makes fixes, the first before the others, and leaves out those that do
// not go with one before: then in all their files. Nothing is written. The files are
// sorted by name.
func Files(fixes []Fix) []*File {
	m := maker{files: map[string]*File{}, edits: map[string][]host.Edit{}}
	for _, fix := range fixes {
		m.make(fix)
	}
	files := slices.Collect(maps.Values(m.files))
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

type maker struct {
	files map[string]*File
	edits map[string][]host.Edit // that are made, by file
}

func (m *maker) make(fix Fix) {
	edits, texts := map[string][]host.Edit{}, map[string][]byte{}
	for _, name := range fix.files() {
		f, err := m.open(name)
		if err == nil {
			edits[name], err = merge(m.edits[name], fix.edits(name))
		}
		if err == nil {
			texts[name], err = f.with(edits[name], fix.Sums[name])
		}
		if err != nil {
			f.Left = append(f.Left, Left{fix, err})
			return
		}
	}
	for name, text := range texts {
		f := m.files[name]
		m.edits[name], f.new = edits[name], text
		f.Made = append(f.Made, fix)
	}
}

func (m *maker) open(name string) (*File, error) {
	if f := m.files[name]; f != nil {
		return f, f.gone
	}
	f := &File{Name: name}
	m.files[name] = f
	f.old, f.gone = os.ReadFile(name)
	f.new = f.old
	return f, f.gone
}

// merge adds the edits of another fix. The same edit of two fixes is one, as when
// both need the same import; insertions at one place follow each other.
func merge(all, more []host.Edit) ([]host.Edit, error) {
	merged := slices.Clone(all)
	for _, e := range more {
		if slices.ContainsFunc(all, func(o host.Edit) bool { return o.From == e.From && o.To == e.To && o.New == e.New }) {
			continue
		}
		if slices.ContainsFunc(all, func(o host.Edit) bool { return overlap(o, e) }) {
			return nil, ErrOverlaps
		}
		merged = append(merged, e)
	}
	slices.SortStableFunc(merged, func(a, b host.Edit) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) // an insertion stands before what begins there
	})
	return merged, nil
}

func overlap(a, b host.Edit) bool {
	if a.From == b.From {
		return a.From != a.To && b.From != b.To
	}
	return a.From < b.To && b.From < a.To
}

// with is the text with edits made, which are of a text with the sum. It is as
// well formatted as the text was, and parses.
func (f *File) with(edits []host.Edit, sum Sum) ([]byte, error) {
	if SumOf(f.old) != sum {
		return nil, ErrStale
	}
	var b bytes.Buffer
	at := 0
	for _, e := range edits {
		b.Write(f.old[at:e.From])
		b.WriteString(e.New)
		at = e.To
	}
	b.Write(f.old[at:])
	if clean, err := format.Source(f.old); err == nil && bytes.Equal(clean, f.old) {
		return format.Source(b.Bytes()) // two fixes that import something need not do it in order
	}
	_, err := parser.ParseFile(token.NewFileSet(), f.Name, b.Bytes(), parser.SkipObjectResolution)
	return b.Bytes(), err
}

// Diff is what the fixes change, as a unified diff that git apply and patch -p1
// understand; empty if that is nothing.
func (f *File) Diff(name string) []byte {
	name = strings.TrimPrefix(name, "/")
	return diff.Diff("a/"+name, f.old, "b/"+name, f.new)
}
