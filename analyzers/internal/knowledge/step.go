package knowledge

// StepKind is the kind of a [Step].
type StepKind uint8

// The kinds of steps.
const (
	Elem   StepKind = iota // []: an element of a slice, a map or a channel
	Result                 // (): what a call returns
	Method                 // .M*: methods of the dynamic type
)

// Step leads from a value to a value it holds.
type Step struct {
	Kind   StepKind
	Method string // of a Method step: a name, or a glob with * and {a,b}
}

// Matches reports whether a Method step stands for the method of that name.
func (s Step) Matches(method string) bool {
	return s.Kind == Method && compileGlob(s.Method).match(method)
}

func (s Step) String() string {
	switch s.Kind {
	case Elem:
		return "[]"
	case Result:
		return "()"
	}
	return "." + s.Method
}
