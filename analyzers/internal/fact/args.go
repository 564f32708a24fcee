package fact

import (
	"strconv"
	"strings"
)

// Arg is what is known of an argument: "" nothing, "#1" that it is the caller's own
// parameter, else a value: "nil", "some" (not nil), "const 3", "type io.Reader", or a
// struct's fields: "has state=const 3".
type Arg string

// Args are what is known of a call's arguments; nil if nothing is.
type Args []Arg

// Param is the caller's own parameter that the argument is, if it is one.
func (a Arg) Param() (int, bool) {
	own, ok := strings.CutPrefix(string(a), "#")
	i, _ := strconv.Atoi(own)
	return i, ok
}

// Key is a text made of what is known, empty if nothing is.
func (args Args) Key() string {
	var b strings.Builder
	for i, a := range args {
		if a != "" {
			b.WriteString(strconv.Itoa(i) + "=" + string(a) + "\n")
		}
	}
	return b.String()
}

// In is what is known of the arguments of a call that a function makes when it is
// called with known itself.
func (args Args) In(known Args) (out Args) {
	for i, a := range args {
		if own, ok := a.Param(); ok {
			a = ""
			if own < len(known) && !strings.HasPrefix(string(known[own]), Has) { // its fields may have changed
				a = known[own]
			}
		}
		if a != "" {
			if out == nil {
				out = make(Args, len(args))
			}
			out[i] = a
		}
	}
	return out
}

// Has begins what is known of a struct.
const Has = "has "

// in reports whether what is known of a struct allows a field to be a value.
func (a Arg) in(field, value string) bool {
	for known := range strings.SplitSeq(strings.TrimPrefix(string(a), Has), "\n") {
		if name, is, _ := strings.Cut(known, "="); name == field {
			return is == value
		}
	}
	return true
}
