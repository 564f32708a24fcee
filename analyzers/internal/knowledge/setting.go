package knowledge

import (
	"strings"
)

// A Setting is what changes how a function behaves, as a table writes it under unless:
//
//	Type.Field = const
//	Type.Setter#param = const
//	import/path.New            whoever calls this gets it set so
type Setting struct {
	Packages []string // where Name is looked up
	Name     string   // "Type.Field", "Type.Setter", "New"
	Param    string   // of a setter
	Value    string   // a constant; empty: the call is enough

	text string
}

func (s Setting) String() string { return s.text }

// unless reads the settings in front of which a rule does not hold.
func (f *file) unless(n *node, l *Loop, packages []string) (all []Setting) {
	for _, e := range f.list(n) {
		text := f.text(e)
		place, value, constant := strings.Cut(text, "=")
		s := Setting{Packages: packages, Name: strings.TrimSpace(place), Value: strings.TrimSpace(value), text: text}
		if strings.Contains(place, "/") {
			path, name, _ := splitPath(s.Name)
			f.named(e, path)
			s.Packages, s.Name = []string{path}, name
		}
		if constant == (s.Value == "") {
			f.errorf(e, "unless: takes TYPE.FIELD = const, SETTER#param = const or a function, not %q", text)
			continue
		}
		selector := s.Name
		s.Name, s.Param, _ = strings.Cut(s.Name, "#")
		if f.add(e, selector, rule{kind: placeRule, loop: l, packages: s.Packages}) != nil {
			all = append(all, s)
		}
	}
	return all
}

func settingTexts(all []Setting) (texts []string) {
	for _, s := range all {
		texts = append(texts, s.text)
	}
	return texts
}
