package fact

import (
	"slices"
	"strconv"
	"strings"
)

// field is the parameter's field that a condition is about, "" if it is about the
// parameter itself.
func field(about string) (param int, name string) {
	number, name, _ := strings.Cut(about, ".")
	param, _ = strconv.Atoi(number)
	return param, name
}

// When are conditions on a function's own parameters, and on the variables that a
// func literal captures, all of which hold where it does something: the case of a
// switch over an event, an if over a flag. Who calls the function with a constant, or
// a value of a known type, may rule them out. Empty: always.
//
// It is text, to be a key: conditions in order, each "1=value", "1!value" or
// "1.field=value".
type When string

// most is how many conditions are kept of one operation, the first parameters'. Those
// that only exclude a constant go first: the default of a switch has one for each case.
const most = 3

func (w When) list() []string {
	if w == "" {
		return nil
	}
	return strings.Split(string(w), "\n")
}

// And joins conditions.
func (w When) And(v When) When {
	switch {
	case v == "" || v == w:
		return w
	case w == "":
		return v
	}
	all := append(w.list(), v.list()...)
	slices.Sort(all)
	if all = slices.Compact(all); len(all) > most {
		all = slices.DeleteFunc(all, func(c string) bool { return strings.Contains(c, "!const ") })
	}
	return When(strings.Join(all[:min(len(all), most)], "\n"))
}

// With says what is left of the conditions when the function is called with args;
// false if they cannot hold.
func (w When) With(args Args) (When, bool) {
	var left When
	for _, c := range w.list() {
		at := strings.IndexAny(c, "=!")
		i, name := field(c[:at])
		if i >= len(args) || args[i] == "" {
			continue
		}
		if isStruct := strings.HasPrefix(string(args[i]), Has); isStruct || name != "" {
			if isStruct && name != "" && !args[i].in(name, c[at+1:]) {
				return "", false
			}
			continue // the caller may have changed its own parameter
		}
		if own, ok := strings.CutPrefix(string(args[i]), "#"); ok {
			left = left.And(When(own + c[at:]))
		} else if !may(c[at+1:], args[i], c[at] == '!') {
			return "", false
		}
	}
	return left, true
}

// may reports whether a value that is known in part may be, or not be, another.
func may(value string, arg Arg, not bool) bool {
	kind, _, _ := strings.Cut(value, " ")
	known, _, _ := strings.Cut(string(arg), " ")
	switch {
	case not: // of nil or a constant
		return value != string(arg)
	case kind == "nil":
		return known == "nil"
	case kind == known:
		return value == string(arg)
	}
	return kind != "type" || known != "nil"
}

// Params lists the parameters that the conditions are about.
func (w When) Params() (out []int) {
	for _, c := range w.list() {
		i, _ := field(c[:strings.IndexAny(c, "=!")])
		out = append(out, i)
	}
	return out
}
