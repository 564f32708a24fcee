package cli

import (
	"os"
	"path/filepath"

	"github.com/loopvet/loopvet/analyzers/host"
)

// configName is the user's file.
const configName = ".loopvet.yml"

// findConfig looks for the file here and above, as far as the root of the
// workspace or else of the module. The path is relative to the current
// directory; "" if there is none.
func findConfig() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	top := root(dir)
	for at := dir; ; at = filepath.Dir(at) {
		path := filepath.Join(at, configName)
		if _, err := os.Stat(path); err == nil {
			if rel, err := filepath.Rel(dir, path); err == nil {
				return rel
			}
			return path
		}
		if top == "" || at == top {
			return ""
		}
	}
}

// root is the directory of the workspace or else of the module that dir is in.
func root(dir string) string {
	top := above(dir, "go.work")
	if top == "" || os.Getenv("GOWORK") == "off" {
		top = above(dir, "go.mod")
	}
	return top
}

// configIn is the file in a directory, "" if there is none.
func configIn(dir string) string {
	path := filepath.Join(dir, configName)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// above is the nearest directory, dir or above, that has the file.
func above(dir, file string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, file)); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// knowledge reads the file, or without one what ships.
func knowledge(config string) (*host.Table, error) {
	if config == "" {
		return host.Shipped()
	}
	table, err := host.Load(config)
	if err != nil {
		return nil, placed{err}
	}
	return table, nil
}
