package fact

import (
	"maps"
	"slices"
	"sync"
)

// functions are those of a package, by their keys. One that comes from a file is made
// when somebody asks for it: others call few of a package's functions.
type functions struct {
	mu   sync.Mutex
	made map[string]Function
	file *reader
	rest map[string]int // where those of the file stand that are not made
}

func (f *functions) add(key string, fn Function) {
	if f.made == nil {
		f.made = map[string]Function{}
	}
	f.made[key] = fn
}

// get is a function, nothing if there is none of that key.
func (f *functions) get(key string) Function {
	f.mu.Lock()
	defer f.mu.Unlock()
	if i, ok := f.rest[key]; ok {
		x := f.file.Functions[i]
		f.add(key, Function{f.file.effect(x.Effect), x.Portable})
		delete(f.rest, key)
	}
	return f.made[key]
}

func (f *functions) keys() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Sorted(func(yield func(string) bool) {
		for key := range maps.Keys(f.made) {
			if !yield(key) {
				return
			}
		}
		for key := range maps.Keys(f.rest) {
			if !yield(key) {
				return
			}
		}
	})
}

func (f *functions) empty() bool { return len(f.made)+len(f.rest) == 0 }
