package cli

import (
	"go/parser"
	"go/token"
	"strings"
)

// page is the doc.go of the command. Its sections are the topics of loopvet help,
// so that the package's page and the help say the same.
var page string

// topic is a section of the page.
type topic struct{ title, text string }

// topics are the sections behind the first, which is the usage.
func topics() (all []topic) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", page, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return nil
	}
	sections := strings.Split(file.Doc.Text(), "\n# ")
	for _, s := range sections[min(2, len(sections)):] {
		title, text, _ := strings.Cut(s, "\n")
		all = append(all, topic{strings.ToLower(title), strings.Trim(text, "\n")})
	}
	return all
}

// topicOf is the section whose title begins with the word: config is enough.
func topicOf(word string) (topic, bool) {
	for _, t := range topics() {
		if strings.HasPrefix(t.title, word) {
			return t, true
		}
	}
	return topic{}, false
}

func topicNames() (names []string) {
	for _, t := range topics() {
		names = append(names, t.title)
	}
	return names
}
