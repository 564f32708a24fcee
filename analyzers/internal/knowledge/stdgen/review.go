package stdgen

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed review.txt
var reviewText string

// verdict is a line of review.txt.
type verdict struct {
	added  bool   // "+": in the tables only; else "-": in the generated list only
	name   string // a * stands for anything
	reason string
}

func parseReview(text string) ([]verdict, error) {
	var all []verdict
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		sign, rest, _ := strings.Cut(line, " ")
		name, reason, ok := strings.Cut(rest, "\t")
		if !ok || reason == "" || sign != "+" && sign != "-" {
			return nil, fmt.Errorf("review.txt: not SIGN NAME<tab>REASON: %q", line)
		}
		all = append(all, verdict{sign == "+", name, reason})
	}
	return all, nil
}

// match reports whether the name is one that the verdict is about.
func (v verdict) match(name string) bool {
	parts := strings.Split(v.name, "*")
	// A method's name begins with "(*", which is no glob.
	if strings.HasPrefix(v.name, "(*") {
		parts = append([]string{"(*" + parts[1]}, parts[2:]...)
	}
	if len(parts) == 1 {
		return parts[0] == name
	}
	if !strings.HasPrefix(name, parts[0]) {
		return false
	}
	name = name[len(parts[0]):]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(name, part)
		if i < 0 {
			return false
		}
		name = name[i+len(part):]
	}
	return strings.HasSuffix(name, parts[len(parts)-1])
}
