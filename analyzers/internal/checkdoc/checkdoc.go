// Package checkdoc takes the documentation of a check from its doc.go, so that
// the command's help, the package's page and the README's table say the same.
package checkdoc

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"
)

// Extract returns the section of a doc.go's package comment that stands under
// the heading
//
//	# Analyzer NAME
//
// It begins with the line "NAME: summary", which is the first line of the
// analyzer's Doc. A doc.go of another form cannot stop a program from starting:
// Extract returns a text that names what is wrong, and a test in
// package analyzers refuses it.
func Extract(doc, name string) string {
	section, err := extract(doc, name)
	if err != nil {
		return fmt.Sprintf("(no documentation of %s: %v)", name, err)
	}
	return section
}

func extract(doc, name string) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", doc, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return "", err
	}
	if file.Doc == nil {
		return "", fmt.Errorf("no package comment")
	}
	_, rest, found := strings.Cut("\n"+file.Doc.Text(), "\n# Analyzer "+name+"\n")
	if !found {
		return "", fmt.Errorf("no heading %q", "# Analyzer "+name)
	}
	section, _, _ := strings.Cut(rest, "\n# ")
	section = strings.TrimSpace(section)
	if !strings.HasPrefix(section, name+": ") {
		return "", fmt.Errorf("the heading is not followed by a line %q", name+": summary")
	}
	return section, nil
}

// Summary returns what stands behind "NAME: " in the first line of a Doc made
// by Extract.
func Summary(doc, name string) string {
	line, _, _ := strings.Cut(doc, "\n")
	return strings.TrimPrefix(line, name+": ")
}
