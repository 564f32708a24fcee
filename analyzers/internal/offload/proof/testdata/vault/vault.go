// Package vault calls the operations of generated programs for them, in ways that may
// run off the loop and in others.
package vault

import "github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/fake"

// Vault is something that programs share.
type Vault struct {
	dir   string
	names []string
	given []int
	last  string
	Root  string
}

// Open makes one. It keeps the numbers.
func Open(dir string, given []int) *Vault {
	return &Vault{dir: dir, names: []string{"x", "y"}, given: given}
}

// String tells its contents.
func (v *Vault) String() string { return v.dir + v.last + v.Root }

// Load looks at what nobody writes.
func (v *Vault) Load(name string) ([]byte, error) { return fake.Read(v.path(name)) }

func (v *Vault) path(name string) string { return v.dir + "/" + name }

// Sweep looks at a slice that is its own.
func (v *Vault) Sweep() (int, error) {
	for i, name := range v.names {
		if err := fake.Remove(v.path(name)); err != nil {
			return i, err
		}
	}
	return len(v.names), nil
}

// Sum looks at a slice that is not.
func (v *Vault) Sum() (int, error) {
	n := 0
	for _, x := range v.given {
		n += x
	}
	return fake.Size(string(rune('a' + n%20)))
}

// Note writes.
func (v *Vault) Note(name string) (int, error) {
	v.last += name[:min(len(name), 2)]
	return fake.Size(v.last)
}

// Rooted looks at what others may write.
func (v *Vault) Rooted() ([]byte, error) { return fake.Read(v.Root) }

// Move is a function.
func Move(from, to string) error {
	if err := fake.Remove(from); err != nil {
		return err
	}
	return fake.Remove(to)
}

// First looks at what it is given.
func First(list []int, m map[string]int) (int, error) {
	n, err := fake.Size("first")
	if len(list) > 0 {
		n += list[0]
	}
	return n + m["k"], err
}
