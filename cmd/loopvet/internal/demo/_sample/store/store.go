// Package store keeps notes in files.
package store

import "os"

// Save writes the note to a new file that then replaces the old one.
func Save(path, text string) error {
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
