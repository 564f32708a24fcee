package proof

import "strings"

// shapes are steps that are written by hand: forms of the language that the
// generator does not make. stays is what is in the way, "" if nothing is.
var shapes = []struct{ name, stays, text string }{
	{"a method value", "", `
func (s *stateNN) step0() { s.l.Post(s.handle0) }

func (s *stateNN) handle0() {
	_, s.err = fake.Read(s.path)
}
`},
	{"a method value that is called too", "does not end with", `
func (s *stateNN) step0() {
	f := s.handle0
	s.l.Post(f)
	s.keep = f
	s.keep()
}

func (s *stateNN) handle0() {
	_, s.err = fake.Read(s.path)
}
`},
	{"a func that callbacks end with", "", `
func (s *stateNN) step0() {
	done := func() {
		err := fake.Remove(s.path)
		s.log(err)
	}
	s.l.Post(func() {
		s.log("first")
		if s.n > 100 {
			done()
			return
		}
		done()
	})
}
`},
	{"a func that one of them does not end with", "more follows", `
func (s *stateNN) step0() {
	done := func() {
		err := fake.Remove(s.path)
		s.log(err)
	}
	s.l.Post(func() { done() })
	s.l.Post(func() {
		done()
		s.log("last")
	})
}
`},
	{"a func that is kept, and called elsewhere too", "does not end with", `
func (s *stateNN) step0() {
	done := func() {
		err := fake.Remove(s.path)
		s.log(err)
	}
	s.keep = done
	s.l.Post(func() { s.keep() })
	s.keep()
}
`},
	{"a func literal that is called where it stands", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		n, err := func() (int, error) {
			data, err := fake.Read(s.path)
			if err != nil {
				return 0, err
			}
			return len(data), fake.Remove(s.name)
		}()
		s.log(n, err)
	})
}
`},
	{"a func literal that changes what it captures", "writes n", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		n := 1
		err := func() error {
			n++
			return fake.Remove(s.name)
		}()
		s.log(n, err)
	})
}
`},
	{"a generic function", "", `
func (s *stateNN) step0() { s.l.Post(func() { readNN(s, "x") }) }

func readNN[T ~string](s *stateNN, path T) {
	s.log("reading")
	data, err := fake.Read(string(path))
	s.log(data, err)
}
`},
	{"an embedded field", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		s.count++
		err := fake.Remove(s.tag)
		s.log(err)
	})
}
`},
	{"raw strings and comments in what moves", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		// before
		data, err := fake.Read(s.path + ` + "`a\n\tb`" + `) /* here */
		if err != nil { // failed
			s.log(` + "`\n\t\tx := 1\n`" + `)
			/* several
			   lines */
			return
		}
		s.log(data) // done
		// last
	})
}
`},
	{"a comment between the arguments", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		err := fake.Write( // where
			s.path, // what
			[]byte(s.name),
		)
		s.log(err)
	})
}
`},
	{"a label", "label", `
func (s *stateNN) step0() {
	s.l.Post(func() {
	again:
		err := fake.Remove(s.path)
		if err == nil && s.n > 100 {
			goto again
		}
	})
}
`},
	{"constants of a block", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		const (
			a = iota
			b
		)
		type small struct{ x int }
		n, err := fake.Size(s.path)
		s.log(n+b, err, small{a}.x)
	})
}
`},
	{"a type switch", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		switch x := s.any.(type) {
		case int:
			n, err := fake.Size(fmt.Sprint(x))
			s.log(n+x, err)
		case string:
			s.log(x)
		}
	})
}
`},
	{"a range over a func", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		n, err := fake.Size(s.path)
		for part := range strings.SplitSeq(s.path, "/") {
			if part == "" {
				continue
			}
			s.log(part, n, err)
			return
		}
		s.log("none")
	})
}
`},
	{"the call in a range over a func", "another function", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		for part := range strings.SplitSeq(s.path, "/") {
			s.err = fake.Remove(part)
		}
	})
}
`},
	{"a hidden package", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		err := fake.Remove(s.path)
		fake := err
		s.log(fake)
	})
}
`},
	{"a variable only for the call", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		path := s.path + "x"
		_, s.err = fake.Read(path)
	})
}
`},
	{"a parameter", "path may change", `
func (s *stateNN) step0() { s.begin("q") }

func (s *stateNN) begin(path string) {
	s.l.Post(func() {
		if err := fake.Remove(path); err != nil {
			path = err.Error()
		}
		s.log(path)
	})
	path += "r"
}
`},
	{"an error that is looked at twice", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		var err error
		if s.ok {
			s.log(err)
		}
		s.data, err = fake.Read(s.path)
		if err != nil {
			s.log(err)
		}
	})
}
`},
	{"carriage returns", "carriage returns", strings.ReplaceAll(`
func (s *stateNN) step0() {
	s.l.Post(func() {
		s.err = fake.Remove(s.path)
	})
}
`, "\n", "\r\n")},
	{"a semaphore", "s.ch is sent to or received from", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		s.ch <- 1
		s.err = fake.Remove(s.path)
		<-s.ch
	})
}
`},
	{"a semaphore before", "", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		s.ch <- 1
		<-s.ch
		s.err = fake.Remove(s.path)
	})
}
`},
	{"a field that is another loop by then", "l is assigned", `
func (s *stateNN) step0() {
	s.l.Post(func() {
		s.err = fake.Remove(s.path)
	})
	s.keep = s.other
}

func (s *stateNN) other() {
	l := s.l
	s.l = nil
	s.l = l
}
`},
}
