// Package main calls functions of another package of its module.
package main

import (
	"teastore/store"

	tea "github.com/charmbracelet/bubbletea"
)

func main() { tea.NewProgram(&shelf{store: store.Open("a", nil)}).Run() }

type shelf struct {
	store *store.Store
	other *store.Store
	paths []string
	text  string
	err   error
}

func (s *shelf) Init() tea.Cmd { return nil }

func (s *shelf) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "a":
			data, err := s.store.Load("a")
			if err != nil {
				s.err = err
				return s, nil
			}
			s.text = string(data)
		case "b":
			if err := s.store.Clear(); err != nil {
				s.err = err
			}
		case "c":
			s.err = store.Copy("c", msg.Key)
		case "d":
			s.err = s.clean()
		case "e":
			s.err = s.store.Given() // stays: s.store is shared with the loop
		case "f":
			_, s.err = s.store.Count("f") // stays: s.store is shared with the loop
		case "g":
			_, s.err = s.store.AtRoot() // stays: s.store is shared with the loop
		case "h":
			s.err = s.store.Log("h") // stays: s.store is shared with the loop
		case "i":
			s.err = store.Loud("i") // stays: it is not known whether store.Loud may run off the loop
		case "j":
			s.err = store.Each([]string{"j"}, s.drop) // stays: s.drop is shared with the loop
		case "k":
			s.other = store.Open("k", s.paths)
			s.err = s.wipe()
		case "l":
			data, _ := s.other.Load("l")
			s.text = string(data)
		}
	}
	return s, nil
}

// clean moves with what it calls.
func (s *shelf) clean() error { return s.store.Clear() }

// wipe looks at a store that is another one by then.
func (s *shelf) wipe() error {
	return s.other.Stamp("k") // stays: (*shelf).wipe reads other, which others write
}

func (s *shelf) drop(string) error { return nil }

func (s *shelf) View() string { return s.text }
