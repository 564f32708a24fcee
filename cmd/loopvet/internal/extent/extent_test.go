package extent

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const src = `package p

import "os"

// F has a comment.
//
//loopvet:onloop
func F(kind int) {
	switch kind {
	case 1:
		os.Remove("a") // first
	case 2:
		go func() {
			os.Remove("b")
		}()
	}
}

var pause = func() { os.Remove("c") }

var data, err = os.ReadFile("d")
`

func TestExtent(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	var files Files
	for _, tt := range []struct {
		at       string // the call
		from, to int
		code     string
	}{
		{`Remove("a")`, 5, 17, `case 1 : os . Remove ( "a" ) `},
		{`Remove("b")`, 13, 15, `{ os . Remove ( "b" ) } `},
		{`Remove("c")`, 19, 19, `{ os . Remove ( "c" ) } `},
		{`ReadFile("d")`, 21, 21, `data err = os . ReadFile ( "d" ) `},
	} {
		before, _, _ := strings.Cut(src, tt.at)
		at := token.Position{Filename: name, Line: 1 + strings.Count(before, "\n"), Column: len(before) - strings.LastIndexByte(before, '\n')}
		from, to, ok := files.Func(at)
		if !ok || from != tt.from || to != tt.to {
			t.Errorf("%s: %d–%d, %v, want %d–%d", tt.at, from, to, ok, tt.from, tt.to)
		}
		if code := files.Code(at); code != tt.code {
			t.Errorf("%s: %q, want %q", tt.at, code, tt.code)
		}
	}
	for _, at := range []token.Position{{Filename: name, Line: 99}, {Filename: name, Line: 2}, {Filename: "gone.go", Line: 1, Column: 1}} {
		if _, _, ok := files.Func(at); ok || files.Code(at) != "" {
			t.Errorf("%v stands in a function", at)
		}
	}
}

// TestLayoutIsNoCode: comments, spaces and where lines break do not count.
func TestLayoutIsNoCode(t *testing.T) {
	dir := t.TempDir()
	var codes []string
	for name, src := range map[string]string{
		"a.go": "package p\n\nfunc F() {\n\tG(1)\n\tG(2)\n}\n",
		"b.go": "package p\n\n\nfunc F() { // why\n\tG( 1 ); G(2); /* and */ }\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
		line := 1 + strings.Count(src[:strings.Index(src, "G")], "\n")
		codes = append(codes, new(Files).Code(token.Position{Filename: file, Line: line, Column: 2}))
	}
	if codes[0] != codes[1] || codes[0] == "" {
		t.Errorf("%q", codes)
	}
}
