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

// Fix is a fix and the text that it was made for.
type Fix struct {
	*host.Fix
	Sum Sum
}

// File is a file with some of its fixes made.
type File struct {
	Name string
	Made []Fix
	Left []Left

	old, new []byte
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
// not go with one before. Nothing is written. The files are sorted by name.
func Files(fixes []Fix) []*File {
	byName := map[string]*File{}
	var files []*File
	edits := map[*File][]host.Edit{}
	for _, fix := range fixes {
		f := byName[fix.File]
		if f == nil {
			f = &File{Name: fix.File}
			byName[fix.File], files = f, append(files, f)
			old, err := os.ReadFile(f.Name)
			if err != nil {
				f.Left = append(f.Left, Left{fix, err})
				continue
			}
			f.old, f.new = old, old
		}
		all, err := merge(edits[f], fix.Edits)
		var text []byte
		if err == nil {
			text, err = f.with(all, fix.Sum)
		}
		if err != nil {
			f.Left = append(f.Left, Left{fix, err})
			continue
		}
		edits[f], f.new = all, text
		f.Made = append(f.Made, fix)
	}
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Name, b.Name) })
	return files
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
