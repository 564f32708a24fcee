// Package revision asks git what has changed since a revision: lines of files,
// and versions of modules.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Changes are what differs between a revision and the files as they are.
type Changes struct {
	lines   map[string][]span // by real path; one span from 1 on for a new file
	modules []string          // "/module@version/", as the module cache writes it
}

// span is changed lines, both included. Between the lines from and to = from-1
// something was taken out.
type span struct{ from, to int }

// Since asks for the changes below the git work tree that dir is in, since rev:
// since the commit at which the branch that is checked out left it. Files that
// git does not know, and does not ignore, are new.
func Since(ctx context.Context, dir, rev string) (*Changes, error) {
	g := git{ctx, dir}
	top, err := g.run("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	g.dir = strings.TrimSpace(top)
	base, err := g.base(rev)
	if err != nil {
		return nil, err
	}
	diff, err := g.run("-c", "core.quotePath=false", "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--unified=0",
		"--src-prefix=a/", "--dst-prefix=b/", base, "--", "*.go", "go.mod", "*/go.mod")
	if err != nil {
		return nil, err
	}
	added, err := g.run("ls-files", "-z", "--others", "--exclude-standard", "--", "*.go")
	if err != nil {
		return nil, err
	}
	c := &Changes{lines: map[string][]span{}}
	c.read(g.dir, diff)
	for name := range strings.SplitSeq(added, "\x00") {
		if name != "" {
			c.lines[filepath.Join(g.dir, name)] = []span{{1, 1 << 30}}
		}
	}
	return c, nil
}

type git struct {
	ctx context.Context
	dir string
}

func (g git) run(args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(g.ctx, "git", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = g.dir, &stdout, &stderr
	err := cmd.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return "", errors.New("no git command found: install git, or add its directory to PATH")
	}
	if err != nil {
		if line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n"); line != "" {
			err = errors.New(line)
		}
		return "", fmt.Errorf("git %s: %w", strings.TrimPrefix(args[0], "-"), err)
	}
	return stdout.String(), nil
}

// base is the commit to compare with. Before the first commit all is new.
func (g git) base(rev string) (string, error) {
	commit, err := g.run("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		if any, err := g.run("rev-list", "--all", "--max-count=1"); err == nil && any == "" && rev == "HEAD" {
			return g.empty()
		}
		return "", fmt.Errorf("git has no revision %q (in CI: are all commits there?)", rev)
	}
	base, err := g.run("merge-base", strings.TrimSpace(commit), "HEAD")
	if err != nil {
		return "", fmt.Errorf("git has no common commit of %s and HEAD (in CI: are all commits there?)", rev)
	}
	return strings.TrimSpace(base), nil
}

// empty is the tree without files.
func (g git) empty() (string, error) {
	tree, err := g.run("hash-object", "-t", "tree", "--stdin")
	return strings.TrimSpace(tree), err
}

var (
	hunk    = regexp.MustCompile(`^@@ -\S+ \+(\d+)(?:,(\d+))? @@`)
	require = regexp.MustCompile(`^\+\s*(?:require\s+|replace\s.*=>\s*)?(\S+)\s+(v\S+)`)
)

// read takes the lines and the modules out of a diff without context.
func (c *Changes) read(top, diff string) {
	file := ""
	header := false
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "diff --git "):
			header = true
		case header && strings.HasPrefix(line, "+++ "):
			file = name(line[len("+++ "):])
		case strings.HasPrefix(line, "@@ "):
			header = false
			if m := hunk.FindStringSubmatch(line); m != nil && strings.HasSuffix(file, ".go") {
				from, _ := strconv.Atoi(m[1])
				n := 1
				if m[2] != "" {
					n, _ = strconv.Atoi(m[2])
				}
				if n == 0 { // taken out behind the line
					from++
				}
				path := filepath.Join(top, filepath.FromSlash(file))
				c.lines[path] = append(c.lines[path], span{from, from + n - 1})
			}
		case !header && strings.HasSuffix(file, "go.mod"):
			if m := require.FindStringSubmatch(line); m != nil {
				c.modules = append(c.modules, "/"+escape(m[1])+"@"+escape(m[2])+"/")
			}
		}
	}
}

// name reads a file's name of a diff: b/NAME, in quotes where it has odd bytes,
// with a tab behind it where it has spaces.
func name(s string) string {
	s = strings.TrimSuffix(s, "\t")
	if unquoted, err := strconv.Unquote(s); err == nil {
		s = unquoted
	}
	return strings.TrimPrefix(s, "b/")
}

// escape writes capitals as the module cache does.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if 'A' <= r && r <= 'Z' {
			b.WriteByte('!')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Touched reports whether a change lies in these lines of a file. Where the file
// is a module's in the cache, all of it is changed if the version is another.
func (c *Changes) Touched(file string, from, to int) bool {
	slashed := filepath.ToSlash(file)
	for _, m := range c.modules {
		if strings.Contains(slashed, m) {
			return true
		}
	}
	for _, s := range c.lines[c.real(file)] {
		// What was taken out at the edge belongs to the line before and behind it.
		if s.to < s.from && from <= s.from && s.from <= to+1 || s.to >= s.from && s.from <= to && from <= s.to {
			return true
		}
	}
	return false
}

// real is the path as git says it, without symbolic links.
func (c *Changes) real(file string) string {
	if _, ok := c.lines[file]; ok {
		return file
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		return real
	}
	return file
}
