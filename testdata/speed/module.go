package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// module is the copy of one of the modules that are measured.
type module struct {
	name, dir string
	own       []string // import paths, each after those it imports
	lines     int      // of own, test files apart
	deps      int      // packages, std apart
	leaf      string   // a package that only main packages import
	file      string   // of leaf
}

// prepare copies a module, compiles what it imports and looks at it.
func prepare(temp, dir string, tests bool) (*module, error) {
	m := &module{name: filepath.Base(dir), dir: filepath.Join(temp, "module")}
	if err := os.CopyFS(m.dir, os.DirFS(dir)); err != nil {
		return nil, err
	}
	if err := os.RemoveAll(filepath.Join(m.dir, ".git")); err != nil {
		return nil, err
	}
	// Or the first tool that asks for export data compiles, and pays for it.
	cmd := exec.Command("go", "list", "-e", "-export", "-deps", fmt.Sprintf("-test=%t", tests), "./...")
	cmd.Dir, cmd.Stderr = m.dir, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	cmd = exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Name,Dir,GoFiles,Imports,Standard,DepOnly", "./...")
	cmd.Dir, cmd.Stderr = m.dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	size, files, imported := map[string]int{}, map[string]string{}, map[string]bool{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath, Name, Dir string
			GoFiles, Imports      []string
			Standard, DepOnly     bool
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Standard {
			continue
		}
		if p.DepOnly {
			m.deps++
			continue
		}
		m.own = append(m.own, p.ImportPath)
		lines := 0
		for _, name := range p.GoFiles {
			src, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return nil, err
			}
			lines += bytes.Count(src, []byte("\n"))
		}
		m.lines += lines
		if p.Name != "main" {
			for _, path := range p.Imports {
				imported[path] = true
			}
			if len(p.GoFiles) > 0 {
				size[p.ImportPath], files[p.ImportPath] = lines, filepath.Join(p.Dir, p.GoFiles[0])
			}
		}
	}
	for _, path := range m.own {
		if size[path] > 0 && !imported[path] && size[path] > size[m.leaf] {
			m.leaf, m.file = path, files[path]
		}
	}
	if m.leaf == "" {
		return nil, errors.New("there is no package that only main packages import")
	}
	return m, nil
}

// measure runs a tool in a state; not every tool has every state.
func (m *module) measure(temp, state string, t tool) (used usage, ok bool, err error) {
	cache, compiled := filepath.Join(temp, "cache"), filepath.Join(temp, "compiled")
	var env []string
	if t.cache != "" {
		env = append(env, t.cache+"="+cache)
	}
	args := t.args
	if state == "vet" {
		args = t.vet
	}
	if len(args) == 0 {
		return used, false, nil
	}
	if err := errors.Join(wipe(cache), wipe(compiled)); err != nil {
		return used, false, err
	}
	packages := []string{"./..."}
	switch state {
	case "empty":
		env = append(env, "GOCACHE="+compiled)
	case "warm", "vet":
		if t.cache == "" && state == "warm" {
			break // it knows no more than before
		}
		if _, err := command(m.dir, env, args, packages...); err != nil {
			return used, false, err
		}
	case "leaf":
		if _, err := command(m.dir, env, args, packages...); err != nil {
			return used, false, err
		}
		back, err := edit(m.file)
		if err != nil {
			return used, false, err
		}
		defer back()
	}
	used, err = command(m.dir, env, args, packages...)
	return used, err == nil, err
}

// wipe empties a directory. Modules are read-only, caches are not.
func wipe(dir string) error {
	return errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o777))
}

// edit appends a function that nothing calls, another one each time, and returns how to
// take it back.
func edit(file string) (back func() error, err error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	text := fmt.Appendf(slices.Clone(src), "\nfunc editedBySpeed() int64 { return %d }\n", time.Now().UnixNano())
	return func() error { return os.WriteFile(file, src, 0o666) }, os.WriteFile(file, text, 0o666)
}

// grow measures loopvet without a cache on more and more of the packages.
func (m *module) grow(temp string, loopvet tool) (points []point, err error) {
	for _, part := range []int{8, 4, 2, 1} {
		some := m.own[:max(1, len(m.own)/part)]
		cmd := exec.Command("go", append([]string{"list", "-e", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}"}, some...)...)
		cmd.Dir = m.dir
		out, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		used, err := command(m.dir, []string{loopvet.cache + "=off"}, loopvet.args, some...)
		if err != nil {
			return nil, err
		}
		points = append(points, point{m.name, len(strings.Fields(string(out))), used.cpu.Seconds()})
	}
	return points, nil
}
