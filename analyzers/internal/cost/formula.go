package cost

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Formula reads the time of one call as the tables write it, "52us * 2^#cost":
// durations, numbers, + - * / ^, parentheses, log(x), and of the arguments #name
// or #0 (the value), len(#name) (its length) and call(#name) (one call of it).
// resolve tells the number of the argument that a name or number stands for.
func Formula(text string, resolve func(word string) (int, bool)) (Amount, error) {
	p := parser{rest: text, resolve: resolve}
	a := p.sum()
	if p.err == nil && p.space() != "" {
		p.fail("unexpected %q", p.rest)
	}
	if p.err != nil {
		return nil, p.err
	}
	return a, nil
}

type parser struct {
	rest    string
	resolve func(string) (int, bool)
	err     error
}

func (p *parser) fail(format string, args ...any) Amount {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
	p.rest = ""
	return nil
}

func (p *parser) space() string {
	p.rest = strings.TrimLeft(p.rest, " ")
	return p.rest
}

func (p *parser) accept(c string) bool {
	if !strings.HasPrefix(p.space(), c) {
		return false
	}
	p.rest = p.rest[len(c):]
	return true
}

func (p *parser) sum() Amount {
	a := p.term()
	for p.err == nil {
		switch {
		case p.accept("+"):
			a = Add(a, p.term())
		case p.accept("-"):
			a = Add(a, p.term().Scale(-1))
		default:
			return a
		}
	}
	return a
}

func (p *parser) term() Amount {
	a := p.raised()
	for p.err == nil {
		switch {
		case p.accept("*"):
			a = Mul(a, p.raised())
		case p.accept("/"):
			n, ok := p.raised().Value()
			if !ok || n == 0 {
				return p.fail("a division is by a number")
			}
			a = a.Scale(1 / n)
		default:
			return a
		}
	}
	return a
}

func (p *parser) raised() Amount {
	a := p.operand()
	if p.err != nil || !p.accept("^") {
		return a
	}
	x := p.operand()
	if n, ok := x.Value(); ok {
		return a.power(n)
	}
	if n, ok := a.Value(); ok && n > 1 {
		return exponential(n, x)
	}
	return p.fail("a power has a number below or above")
}

func (p *parser) operand() Amount {
	switch {
	case p.accept("("):
		a := p.sum()
		p.close()
		return a
	case p.accept("log("):
		a := logarithm(p.nonzero(p.sum()))
		p.close()
		return a
	case p.accept("len("):
		s := p.argument(Len)
		p.close()
		return s
	case p.accept("call("):
		s := p.argument(Call)
		p.close()
		return s
	case strings.HasPrefix(p.space(), "#"):
		return p.argument(Arg)
	}
	return p.number()
}

// nonzero keeps a logarithm of nothing from being asked for after an error.
func (p *parser) nonzero(a Amount) Amount {
	if len(a) == 0 {
		return Const(2)
	}
	return a
}

func (p *parser) close() {
	if p.err == nil && !p.accept(")") {
		p.fail("there is no ) before %q", p.rest)
	}
}

func (p *parser) argument(k Kind) Amount {
	if !p.accept("#") {
		return p.fail("%q is no argument: those are #0 or #name", p.rest)
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	i, ok := p.resolve(word)
	if !ok {
		return p.fail("there is no argument #%s", word)
	}
	return Of(Sym{Kind: k, Index: i})
}

func (p *parser) number() Amount {
	text := p.space()
	end := strings.IndexFunc(text, func(r rune) bool {
		return r != '.' && r != '_' && r != 'µ' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end < 0 {
		end = len(text)
	}
	word := text[:end]
	p.rest = text[end:]
	if n, err := strconv.ParseFloat(word, 64); err == nil && !math.IsInf(n, 0) {
		return Const(n)
	}
	for unit, ns := range map[string]float64{"ns": 1, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9} {
		if digits, ok := strings.CutSuffix(word, unit); ok {
			if n, err := strconv.ParseFloat(digits, 64); err == nil { // fractions of nanoseconds too
				return Const(n * ns)
			}
		}
	}
	if d, err := time.ParseDuration(word); err == nil {
		return Const(float64(d))
	}
	return p.fail("%q is no number, duration or argument", word)
}
