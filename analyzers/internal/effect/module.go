package effect

import "strings"

// Module is the path of the module that the package belongs to: what is on a
// loop by itself is reported by its own package, and users of the same module do
// not repeat it. Hosts without modules, as Bazel's nogo and GOPATH mode, do not
// tell; there it is what the path says.
func (u *Unit) Module() string {
	if u.Pass.Module != nil {
		return u.Pass.Module.Path
	}
	return moduleOf(u.Pass.Pkg.Path())
}

// moduleOf cuts an import path where a repository usually ends. A longer path
// than the module's would let users repeat findings, a shorter one takes several
// modules of a repository for one.
func moduleOf(path string) string {
	path, _, _ = strings.Cut(path, " ") // "p [p.test]"
	path = strings.TrimSuffix(path, "_test")
	parts := strings.Split(path, "/")
	n := 2 // gopkg.in/yaml.v3, golang.org/x: one owner at least
	switch first := parts[0]; {
	case !strings.Contains(first, "."):
		n = 1
	case first == "github.com" || first == "gitlab.com" || first == "bitbucket.org" || first == "codeberg.org" || first == "golang.org":
		n = 3
	}
	return strings.Join(parts[:min(n, len(parts))], "/")
}
