package schedule

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestErrorsStayInTheirPackage(t *testing.T) {
	t.Setenv("CGO_ENABLED", "1") // also if there is no C compiler
	calls := &analysis.Analyzer{
		Name: "calls", Doc: "calls",
		Run: func(pass *analysis.Pass) (any, error) {
			for _, f := range pass.Files {
				ast.Inspect(f, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok && id.Name == "explode" {
						panic("boom")
					}
					return true
				})
			}
			pass.Reportf(pass.Files[0].Pos(), "seen")
			return nil, nil
		},
	}
	out := run(t, `
-- go.mod --
module m

go 1.26
-- wrong/wrong.go --
package wrong

type T struct{}

func F() int { return "" }
-- syntax/syntax.go --
package syntax

func F() { x := }
-- user/user.go --
package user

import "m/wrong"

var V wrong.T
-- explode/explode.go --
package explode

func explode() {}
-- gone/gone.go --
package gone

import "m/nowhere"

func F() { nowhere.F() }
-- typeless/typeless.go --
package typeless

import "m/nowhere"

var V nowhere.T
-- untold/untold.go --
package untold

import "m/typeless"

func F() int {
	for range typeless.V.Rows {
		explode := typeless.V.N
		return explode
	}
	return 0
}
-- cgo/cgo.go --
package cgo

// #include "there_is_none.h"
import "C"

const Size = C.SIZE

type (
	T    struct{ field C.struct_point }
	Kind = C.kind
)

func F() C.int { return C.f() }

var (
	V    = C.v
	Type = uint(C.f_get_type())
)
-- viacgo/viacgo.go --
package viacgo

import "m/cgo"

var V cgo.T

func F(k cgo.Kind) int { return int(k) + int(cgo.F()) + cgo.Size + len([]uint{cgo.Type}) }
-- novalue/novalue.go --
package novalue

import "m/cgo"

func F() int { explode := cgo.V; return int(explode) }
-- both/both.go --
package both

import (
	"m/cgo"
	"m/syntax"
)

func F(k cgo.Kind) int { return int(k) + syntax.G() }
-- one/one.go --
package one

import _ "m/two"
-- two/two.go --
package two

import _ "m/one"
-- x/internal/own/own.go --
package own
-- foreign/foreign.go --
package foreign

import _ "m/x/internal/own"
-- onlytest/only_test.go --
package onlytest
`, []string{"./..."}, calls)
	for path, want := range map[string]string{
		"m/wrong":    "does not compile: cannot use",
		"m/syntax":   "does not compile: expected operand",
		"m/user":     "",
		"m/explode":  "failed: internal error: boom at ",
		"m/gone":     "does not compile: could not import m/nowhere",
		"m/untold":   "does not compile: not analysed: it needs m/typeless, which does not compile",
		"m/cgo":      "needs cgo, which cannot be run: not analysed, what cgo needs is missing: ",
		"m/viacgo":   "",
		"m/novalue":  "needs cgo, which cannot be run: not analysed, it uses types of C that are not known: m/cgo: ",
		"m/both":     "does not compile: undefined: syntax.G",
		"m/two":      "does not compile: could not import m/one (import cycle not allowed",
		"m/foreign":  "",
		"m/onlytest": "no source files",
	} {
		o := out[path]
		if o == nil {
			t.Errorf("%s: nothing", path)
			continue
		}
		got := o.Skipped
		if len(o.Errors) > 0 {
			got += ": " + o.Errors[0].Message
		}
		if want == "" && (got != "" || len(o.Runs) != 1 || len(o.Runs[0].Diagnostics) != 1) || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if w := out["m/foreign"].Warnings; len(w) != 1 || !strings.Contains(w[0].Message, "internal") {
		t.Errorf("foreign: %v", w)
	}
	if at := out["m/explode"].Errors[0].Message; !strings.Contains(at, "errors_test.go:") {
		t.Errorf("the panic is not placed: %s", at)
	}
	if p := out["m/syntax"].Errors[0].Posn; filepath.Base(p.Filename) != "syntax.go" || p.Line != 3 {
		t.Errorf("syntax error at %v", p)
	}
}

func TestPosition(t *testing.T) {
	for text, want := range map[string]token.Position{
		"a/b.go:3:7": {Filename: "a/b.go", Line: 3, Column: 7},
		"b.go:3":     {Filename: "b.go", Line: 3},
		"b.go":       {},
		"":           {},
	} {
		if got := position(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
