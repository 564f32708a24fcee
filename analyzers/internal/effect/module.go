package effect

import "strings"

// Module is the path of the module that the package belongs to: what is on a
// loop by itself is reported by its own package, and users of the same module do
// not repeat it. Hosts without modules, as Bazel's nogo and GOPATH mode, do not
// tell; there it is what the path says.
func (u *Unit) Module() string {
	if u.Pass.Module != nil && u.Pass.Module.Path != "" {
		return u.Pass.Module.Path
	}
	return project(u.Pass.Pkg.Path())
}

// project is the part of an import path that a repository has, by the custom of
// the large hosts. A longer path than the module's would let users repeat
// findings, a shorter one takes several modules of a repository for one.
func project(path string) string {
	path, _, _ = strings.Cut(path, " ") // "p [p.test]"
	path = strings.TrimSuffix(path, "_test")
	n := 2
	switch host, _, _ := strings.Cut(path, "/"); host {
	case "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "git.sr.ht", "golang.org":
		n = 3
	default:
		if !strings.Contains(host, ".") {
			n = 1
		}
	}
	for i, c := range []byte(path) {
		if c == '/' {
			if n--; n == 0 {
				return path[:i]
			}
		}
	}
	return path
}
