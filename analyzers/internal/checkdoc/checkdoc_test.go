package checkdoc

import (
	"strings"
	"testing"
)

const page = `// Package demo does things.
//
// # Analyzer demo
//
// demo: report things
//
// More about it:
//
//	code()
//
// # Analyzer other
//
// other: report other things
package demo

import _ "embed"
`

func TestExtract(t *testing.T) {
	for name, want := range map[string]string{
		"demo":  "demo: report things\n\nMore about it:\n\n\tcode()",
		"other": "other: report other things",
	} {
		if got := Extract(page, name); got != want {
			t.Errorf("Extract(%s) = %q, want %q", name, got, want)
		}
	}
	if got := Summary(Extract(page, "demo"), "demo"); got != "report things" {
		t.Errorf("Summary = %q", got)
	}
}

func TestExtractNamesWhatIsWrong(t *testing.T) {
	for _, test := range []struct{ doc, name, want string }{
		{page, "dem", `no heading "# Analyzer dem"`},
		{"package demo\n", "demo", "no package comment"},
		{"", "demo", "expected 'package'"},
		{"// # Analyzer demo\n//\n// It reports.\npackage demo\n", "demo", `not followed by a line "demo: summary"`},
	} {
		if got := Extract(test.doc, test.name); !strings.Contains(got, test.want) {
			t.Errorf("Extract(%q, %q) = %q, want it to say %q", test.doc, test.name, got, test.want)
		}
	}
}
