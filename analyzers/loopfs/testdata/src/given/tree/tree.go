// Package tree gives funcs of its own and of its callers to interface methods and fields.
package tree

import "os"

type Tree interface{ Visit(f func(string)) }

type list []string

func New() Tree { return list{"a"} }

func (l list) Visit(f func(string)) {
	for _, s := range l {
		f(s)
	}
}

func Each(t Tree, f func(string)) { t.Visit(f) }

type (
	Runner  interface{ Do(func()) }
	Starter interface{ Start(func()) }
	Passer  interface{ Pass(func()) }
)

type Service struct {
	Runner  Runner
	Starter Starter
	Passer  Passer
	Call    func(func())
}

func (s *Service) Load()  { s.Runner.Do(func() { os.ReadFile("state") }) }
func (s *Service) Save()  { s.Call(func() { os.WriteFile("state", nil, 0o600) }) }
func (s *Service) Drop()  { s.Passer.Pass(func() { os.RemoveAll("state") }) }
func (s *Service) Later() { s.Starter.Start(func() { os.ReadFile("later") }) }
