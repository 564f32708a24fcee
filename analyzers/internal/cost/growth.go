package cost

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rate says how fast an amount grows with what is unknown.
type Rate uint8

// The rates: not at all, no faster than what there is (n, n log n is already
// more), with a product of sizes, exponentially.
const (
	Constant Rate = iota
	Linear
	Super
	Exponential
)

// Rate is the rate of the fastest growing term.
func (a Amount) Rate() Rate {
	var r Rate
	for _, t := range a {
		r = max(r, t.rate())
	}
	return r
}

func (t Term) rate() Rate {
	degree := 0.0
	for _, f := range t.Factors {
		switch {
		case f.Form == Exp:
			return Exponential
		case f.Form == Power && f.Sym.Kind != Part && f.Sym.Kind != Call:
			degree += f.X
		}
	}
	switch {
	case degree > 1:
		return Super
	case len(t.Factors) > 0:
		return Linear
	}
	return Constant
}

// Fastest is the term that grows fastest; of those the heaviest.
func (a Amount) Fastest() Term {
	best := a[0]
	for _, t := range a[1:] {
		if t.rate() > best.rate() || t.rate() == best.rate() && t.weight() > best.weight() {
			best = t
		}
	}
	return best
}

// Open reports whether the amount depends on parameters.
func (a Amount) Open() bool {
	return slices.ContainsFunc(a, func(t Term) bool {
		return slices.ContainsFunc(t.Factors, func(f Factor) bool { return f.Sym.Kind <= Call })
	})
}

// Closed is the amount without the terms that depend on parameters.
func (a Amount) Closed() Amount {
	return slices.DeleteFunc(slices.Clone(a), func(t Term) bool { return Amount{t}.Open() })
}

// From tells where the sizes that make a term grow faster than what there is come
// from: "a file"; nothing if that is not known. One such size times others that
// nobody knows says little: those others are mostly small.
func (t Term) From() string {
	from, degree := "", 0.0
	for _, f := range t.Factors {
		switch {
		case f.Sym.From == "":
		case f.Form == Exp:
			return f.Sym.From
		case f.Form == Power && f.Sym.Kind == Unknown:
			from, degree = cmp.Or(from, f.Sym.From), degree+f.X
		}
	}
	if degree > 1 {
		return from
	}
	return ""
}

// Growth writes a term without its number: "n²", "n·m", "n log n", "2ⁿ".
func (t Term) Growth() string {
	letters := map[Sym]string{}
	letter := func(s Sym) string {
		if letters[s] == "" {
			letters[s] = string("nmkpqrstuvwxyz"[min(len(letters), 13)])
		}
		return letters[s]
	}
	var parts, logs []string
	for _, f := range t.Factors {
		if f.Form == Power {
			parts = append(parts, letter(f.Sym)+superscript(strconv.FormatFloat(f.X, 'g', 3, 64)))
		}
	}
	for _, f := range t.Factors {
		switch f.Form {
		case Log:
			logs = append(logs, "log "+letter(f.Sym))
		case Exp:
			parts = append(parts, strconv.FormatFloat(math.Round(f.X*100)/100, 'g', -1, 64)+superscript(letter(f.Sym)))
		}
	}
	return strings.Join(append([]string{strings.Join(parts, "·")}, logs...), " ")
}

func superscript(s string) string {
	if s == "1" {
		return ""
	}
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
		".", "·", "n", "ⁿ", "m", "ᵐ", "k", "ᵏ", "p", "ᵖ").Replace(s)
}

// String writes the amount for tests and for -v.
func (a Amount) String() string {
	if len(a) == 0 {
		return "0s"
	}
	var terms []string
	for _, t := range a {
		text := Time(t.N)
		for _, f := range t.Factors {
			text += "·" + f.String()
		}
		terms = append(terms, text)
	}
	return strings.Join(terms, " + ")
}

func (f Factor) String() string {
	s := f.Sym.String()
	switch {
	case f.Form == Log:
		return "log(" + s + ")"
	case f.Form == Exp:
		return strconv.FormatFloat(f.X, 'g', 3, 64) + "^" + s
	case f.X != 1:
		return s + "^" + strconv.FormatFloat(f.X, 'g', 3, 64)
	}
	return s
}

func (s Sym) String() string {
	switch s.Kind {
	case Arg:
		return fmt.Sprintf("#%d", s.Index)
	case Len:
		return fmt.Sprintf("len(#%d)", s.Index)
	case Call:
		return fmt.Sprintf("call(#%d)", s.Index)
	}
	return s.Name
}

// Time writes nanoseconds with two digits: "180ms".
func Time(ns float64) string {
	switch {
	case ns < 0:
		return "-" + Time(-ns)
	case ns < 1000:
		return strconv.FormatFloat(ns, 'g', 2, 64) + "ns"
	case ns > 100*365*24*3600e9:
		return "centuries"
	}
	d, step := time.Duration(ns), time.Duration(1)
	for ; d/step >= 100; step *= 10 {
	}
	return d.Round(step).String()
}

// Count writes a number of turns with commas: "4,000".
func Count(n float64) string {
	if n >= 1e15 {
		return fmt.Sprintf("%.1e", n)
	}
	s := strconv.FormatFloat(math.Round(n), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
