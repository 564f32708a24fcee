// Package session has a predicate that runs a program.
package session

import "os/exec"

type Session struct{ Name string }

func (s *Session) Alive() bool {
	return exec.Command("tmux", "has-session", "-t", s.Name).Run() == nil
}
