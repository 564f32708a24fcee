package rewrite

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Write exchanges the file for one with the fixes made, keeping its mode. Whoever
// reads it meanwhile sees the one or the other. A file that is marked read-only is
// left alone, also for those who might write it all the same.
func (f *File) Write() (err error) {
	if bytes.Equal(f.old, f.new) {
		return nil
	}
	name, err := filepath.EvalSymlinks(f.Name) // or the link would be exchanged
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if info.Mode()&0o200 == 0 {
		return &fs.PathError{Op: "write", Path: f.Name, Err: errors.New("the file is read-only")}
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temp.Name())
		}
	}()
	_, err = temp.Write(f.new)
	if err = errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Close()); err != nil {
		return err
	}
	now, err := os.ReadFile(name)
	if err == nil && SumOf(now) != SumOf(f.old) {
		err = &fs.PathError{Op: "write", Path: f.Name, Err: ErrStale}
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
