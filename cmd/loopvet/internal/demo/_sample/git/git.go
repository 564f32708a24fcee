// Package git runs git.
package git

import (
	"os/exec"
	"strings"
)

// Log is one line for each commit that changed the file.
func Log(path string) []string {
	return run("log", "--format=%h%x09%an%x09%s", "--", path)
}

func run(args ...string) []string {
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
