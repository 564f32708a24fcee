// Package detect makes one of them.
package detect

import (
	"errors"
	"os"

	"twins/vcs"
)

type git struct{ dir string }

func (g *git) Exists(branch string) bool {
	_, err := os.ReadFile(g.dir + branch)
	return err == nil
}

// Detect is the backend of a directory.
func Detect(dir string) (vcs.Backend, error) {
	if dir == "" {
		return nil, errors.New("no directory")
	}
	return &git{dir}, nil
}
