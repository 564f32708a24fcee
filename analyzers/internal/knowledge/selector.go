package knowledge

import (
	"errors"
	"fmt"
	"go/types"
	"strconv"
	"strings"
	"unicode"
)

// A selector names objects of a package, and values that hang on them:
//
//	selector = [ glob "." ] glob [ argument ] { step }
//	argument = "#" number | "#" name | "#receiver" | "#*"
//	step     = "[]" | "()" | "." glob
//
// A "." step, the methods of the dynamic type, needs an argument before it:
// elsewhere it could not be told from Type.Name.
type selector struct {
	typ, name *glob // typ is nil for package-level objects
	arg       argument
	steps     []Step

	text string // as written
	base string // text without argument and steps
}

// argument is the parameter a selector names.
type argument struct {
	kind  argumentKind
	index int
	name  string
}

// receiverName is the name by which a selector calls a method's receiver.
const receiverName = "receiver"

type argumentKind uint8

const (
	noArgument    argumentKind = iota
	argumentIndex              // #0
	argumentName               // #fn
	argumentFuncs              // #*: every func-typed one
)

// parseSelector parses a selector without import path.
func parseSelector(text string) (*selector, error) {
	if text == "" {
		return nil, errors.New("it is empty")
	}
	if text[0] == '(' {
		return nil, errors.New("a method is Type.Name, without parentheses and *")
	}
	rest := text[baseLen(text):]
	s := &selector{text: text, base: text[:len(text)-len(rest)]}
	if err := s.parseBase(); err != nil {
		return nil, err
	}
	if after, ok := strings.CutPrefix(rest, "#"); ok {
		end := wordLen(after)
		if strings.HasPrefix(after, "*") {
			end = 1
		}
		arg, err := parseArgument(after[:end])
		if err != nil {
			return nil, err
		}
		s.arg, rest = arg, after[end:]
	}
	return s, s.parseSteps(rest)
}

// baseLen is the length of the selector in front of its argument and steps.
func baseLen(text string) int {
	depth := 0
	for i, r := range text {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ',' && depth > 0, r == '.', r == '*', wordRune(r):
		default:
			return i
		}
	}
	return len(text)
}

func (s *selector) parseBase() error {
	parts := strings.Split(s.base, ".")
	for _, p := range parts {
		if err := checkGlob(p); err != nil {
			return err
		}
	}
	switch len(parts) {
	case 1:
		s.name = compileGlob(parts[0])
	case 2:
		s.typ, s.name = compileGlob(parts[0]), compileGlob(parts[1])
	default:
		return errors.New("it has more parts than Type.Name; a method step needs an argument before it")
	}
	return nil
}

func parseArgument(word string) (argument, error) {
	switch {
	case word == "":
		return argument{}, errors.New("# needs a number, a name or *")
	case word == "*":
		return argument{kind: argumentFuncs}, nil
	case word[0] >= '0' && word[0] <= '9':
		n, err := strconv.ParseUint(word, 10, 8)
		if err != nil {
			return argument{}, fmt.Errorf("#%s is no parameter number", word)
		}
		return argument{kind: argumentIndex, index: int(n)}, nil
	}
	return argument{kind: argumentName, name: word}, nil
}

func (s *selector) parseSteps(rest string) error {
	for rest != "" {
		switch {
		case strings.HasPrefix(rest, "[]"):
			s.steps = append(s.steps, Step{Kind: Elem})
			rest = rest[2:]
		case strings.HasPrefix(rest, "()"):
			s.steps = append(s.steps, Step{Kind: Result})
			rest = rest[2:]
		case rest[0] == '.' && s.arg.kind != noArgument:
			end := 1 + baseLen(rest[1:])
			if i := strings.IndexByte(rest[1:end], '.'); i >= 0 {
				end = 1 + i
			}
			if err := checkGlob(rest[1:end]); err != nil {
				return err
			}
			s.steps = append(s.steps, Step{Kind: Method, Method: rest[1:end]})
			rest = rest[end:]
		case rest[0] == '.':
			return errors.New("a method step needs an argument before it")
		case rest[0] == '#':
			return errors.New("an argument stands before all steps, and only once")
		default:
			return fmt.Errorf("cannot read %q", rest)
		}
	}
	return nil
}

// checkGlob reports what keeps a part of a selector from being a glob over identifiers.
func checkGlob(part string) error {
	if part == "" {
		return errors.New("a name is missing")
	}
	depth := 0
	for i, r := range part {
		switch {
		case r == '{' && depth == 0:
			depth = 1
		case r == '}' && depth == 1:
			depth = 0
		case r == ',' && depth == 1, r == '*', wordRune(r):
		default:
			return fmt.Errorf("cannot read %q", part[i:])
		}
	}
	if depth > 0 {
		return errors.New("{ is not closed")
	}
	count := 1
	for group := range strings.SplitSeq(part, "}") {
		if count *= 1 + strings.Count(group, ","); count > maxAlternatives {
			return fmt.Errorf("it has more than %d alternatives", maxAlternatives)
		}
	}
	return nil
}

// maxAlternatives of one name. They multiply: {a,b}{c,d} is four.
const maxAlternatives = 256

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func wordLen(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !wordRune(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// splitPath cuts "import/path.Selector" at the first dot after the last slash.
// A path whose last element has a dot needs the form with packages.
func splitPath(text string) (path, sel string, ok bool) {
	slash := strings.LastIndexByte(text, '/') + 1
	dot := strings.IndexByte(text[slash:], '.')
	if dot <= 0 {
		return "", "", false
	}
	return text[:slash+dot], text[slash+dot+1:], true
}

// matches reports whether the selector's base stands for typ.name; typ is empty
// for package-level objects.
func (s *selector) matches(typ, name string) bool {
	if (s.typ == nil) != (typ == "") {
		return false
	}
	return s.name.match(name) && (s.typ == nil || s.typ.match(typ))
}

// wild reports whether the selector's base has a *.
func (s *selector) wild() bool { return s.name.stars || s.typ != nil && s.typ.stars }

// globs reports whether the selector may stand for more than one object or argument.
func (s *selector) globs() bool {
	return s.wild() || s.arg.kind == argumentFuncs ||
		len(s.name.alternatives) > 1 || s.typ != nil && len(s.typ.alternatives) > 1
}

// names lists what a base without * stands for.
func (s *selector) names() []objectName {
	types := []string{""}
	if s.typ != nil {
		types = s.typ.alternatives
	}
	var names []objectName
	for _, t := range types {
		if s.typ != nil && t == "" {
			continue
		}
		for _, n := range s.name.alternatives {
			names = append(names, objectName{t, n})
		}
	}
	return names
}

// literal counts the characters that are no glob.
func (s *selector) literal() int {
	n := s.name.literal
	if s.typ != nil {
		n += s.typ.literal
	}
	return n
}

// arguments lists the parameters of sig that the selector's argument stands for.
func (s *selector) arguments(sig *types.Signature) []int {
	var args []int
	if s.arg.kind == argumentName && s.arg.name == receiverName && sig.Recv() != nil {
		return []int{-1}
	}
	for i := range sig.Params().Len() {
		var ok bool
		switch s.arg.kind {
		case argumentIndex:
			ok = i == s.arg.index
		case argumentName:
			ok = sig.Params().At(i).Name() == s.arg.name
		case argumentFuncs:
			t := sig.Params().At(i).Type()
			if sig.Variadic() && i == sig.Params().Len()-1 {
				if slice, isSlice := t.Underlying().(*types.Slice); isSlice {
					t = slice.Elem()
				}
			}
			_, ok = t.Underlying().(*types.Signature)
		}
		if ok {
			args = append(args, i)
		}
	}
	return args
}

// method is the glob of the selector's only step, when that is a method step.
func (s *selector) method() (string, bool) {
	if len(s.steps) == 1 && s.steps[0].Kind == Method {
		return s.steps[0].Method, true
	}
	return "", false
}
