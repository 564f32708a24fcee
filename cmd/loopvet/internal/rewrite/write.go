package rewrite

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Together divides files into those that have to be written together, as a fix
// changes them all.
func Together(files []*File) (groups [][]*File) {
	for _, f := range files {
		group := []*File{f}
		for i := 0; i < len(groups); i++ {
			if slices.ContainsFunc(groups[i], func(g *File) bool { return share(f, g) }) {
				group = append(groups[i], group...)
				groups = slices.Delete(groups, i, i+1)
				i--
			}
		}
		groups = append(groups, group)
	}
	return groups
}

func share(f, g *File) bool {
	return slices.ContainsFunc(f.Made, func(a Fix) bool {
		return slices.ContainsFunc(g.Made, func(b Fix) bool { return a.Fix == b.Fix })
	})
}

// Write exchanges files for ones with the fixes made, all of them or none. Whoever
// reads one meanwhile sees the one text or the other.
func Write(files []*File) (err error) {
	var all []*exchange
	defer func() {
		for _, x := range all {
			os.Remove(x.temp) // it is gone where all went well
		}
	}()
	for _, f := range files {
		x, err := f.prepare(f.old, f.new)
		if err != nil {
			return err
		}
		if x != nil {
			all = append(all, x)
		}
	}
	for i, x := range all {
		if err := os.Rename(x.temp, x.name); err != nil {
			for _, done := range all[:i] {
				back, errBack := done.file.prepare(done.file.new, done.file.old)
				if errBack == nil {
					errBack = os.Rename(back.temp, back.name)
				}
				err = errors.Join(err, errBack)
			}
			return err
		}
	}
	return nil
}

// exchange is a file, links followed, and what comes in its place.
type exchange struct {
	file       *File
	name, temp string
}

// prepare writes a text beside the file, with the file's mode; nil if there is nothing
// to change. A file that is marked read-only is left alone, also for those who might
// write it all the same.
func (f *File) prepare(old, new []byte) (x *exchange, err error) {
	if bytes.Equal(old, new) {
		return nil, nil
	}
	name, err := filepath.EvalSymlinks(f.Name) // or the link would be exchanged
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Mode()&0o200 == 0 {
		return nil, &fs.PathError{Op: "write", Path: f.Name, Err: errors.New("the file is read-only")}
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, err
	}
	_, err = temp.Write(new)
	err = errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Close())
	now, errNow := os.ReadFile(name)
	if err = errors.Join(err, errNow); err == nil && SumOf(now) != SumOf(old) {
		err = &fs.PathError{Op: "write", Path: f.Name, Err: ErrStale}
	}
	if err != nil {
		os.Remove(temp.Name())
		return nil, err
	}
	return &exchange{f, name, temp.Name()}, nil
}
