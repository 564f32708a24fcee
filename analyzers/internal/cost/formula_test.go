package cost

import (
	"strings"
	"testing"
)

func resolve(word string) (int, bool) {
	for i, name := range []string{"cost", "n", "xs", "cmp"} {
		if word == name || word == string(rune('0'+i)) {
			return i, true
		}
	}
	return 0, false
}

func TestFormula(t *testing.T) {
	for text, want := range map[string]string{
		"52us * 2^#cost":                  "52µs·2^#0",
		"5ms":                             "5ms",
		"1.5ns":                           "1.5ns",
		"0.25us":                          "2.5e+02ns",
		"3ns * len(#xs)":                  "3ns·len(#2)",
		"3ns * len(#2) + 10us":            "10µs + 3ns·len(#2)",
		"2ns * len(#xs) * log(len(#xs))":  "2ns·len(#2)·log(len(#2))",
		"(1ns + call(#cmp)) * #n":         "1ns·#1 + 1ns·#1·call(#3)",
		"#n^2 * 4ns / 2":                  "2ns·#1^2",
		"2ns*#n*#cost":                    "2ns·#0·#1",
		"10ns * (#n - #n)":                "0s",
		"2ns * log(8)":                    "6ns",
		"1us * 2^(#cost + 1)":             "2µs·2^#0",
		"1m":                              "1m0s",
		" 1ns*( #n+ 1 ) ":                 "1ns + 1ns·#1",
		"4ns * #n ^ 0.5":                  "4ns·#1^0.5",
		"1ns * #n * #n * #n * 2 ^ #n / 4": "0.25ns·#1^3·2^#1",
	} {
		a, err := Formula(text, resolve)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if a.String() != want {
			t.Errorf("%q is %s, want %s", text, a, want)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":              `"" is no number`,
		"5xs":           `"5xs" is no number, duration or argument`,
		"2ns *":         `"" is no number`,
		"2ns * #bytes":  "there is no argument #bytes",
		"2ns * len(xs)": "is no argument: those are #0 or #name",
		"(2ns":          "there is no )",
		"2ns)":          `unexpected ")"`,
		"2ns / #n":      "a division is by a number",
		"2ns / 0":       "a division is by a number",
		"#n ^ #cost":    "a power has a number below or above",
		"log(#n":        "there is no )",
		"2ns 3":         `unexpected "3"`,
	} {
		if _, err := Formula(text, resolve); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// FuzzFormula looks for texts on which the parser does not end well, and for
// amounts that are not in order.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{"52us * 2^#cost", "2ns*len(#xs)*log(len(#xs))", "((((1))))", "1-1-1", "#n^-1", "2^2^2^#n", "1e300*1e300", "log(0)", "µs"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 60 || strings.Count(text, "^") > 3 {
			return // a tower of powers is only slow
		}
		a, err := Formula(text, resolve)
		if err != nil {
			return
		}
		for i := 1; i < len(a); i++ {
			if compareFactors(a[i-1].Factors, a[i].Factors) >= 0 {
				t.Errorf("%q: %s is not sorted", text, a)
			}
		}
	})
}
