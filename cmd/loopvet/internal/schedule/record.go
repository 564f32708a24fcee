package schedule

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"maps"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// meta is what is left of an outcome whose package is not named. Most have
// nothing to tell, and an empty entry says so.
type meta struct {
	Skipped  string
	Errors   []Problem
	Warnings []Problem
}

func (m *meta) encode() []byte {
	if m.Skipped == "" && len(m.Errors)+len(m.Warnings) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(m); err != nil {
		panic(err) // strings and numbers
	}
	return b.Bytes()
}

func decodeMeta(data []byte) (*meta, error) {
	m := new(meta)
	if len(data) == 0 {
		return m, nil
	}
	return m, gob.NewDecoder(bytes.NewReader(data)).Decode(m)
}

// Layered is a fact about a package that contains those of the imported packages.
// The cache has what each package adds: Own writes that, and Put makes the fact of it
// and of the imports' facts. Rest lets go of what can be made again from what Own wrote.
type Layered interface {
	analysis.Fact
	Own() ([]byte, error)
	Put(own []byte, imports []analysis.Fact) error
	Rest()
}

// record is the facts of one package as the cache has them. A fact is decoded
// when somebody asks for it: few are asked for where little has changed.
type record struct {
	data  map[string][]byte // by the name of the fact's type
	below []*record         // of the packages it imports

	mu    sync.Mutex // comes before those of the records below
	known map[reflect.Type]analysis.Fact
}

// encodeFacts writes facts, in a fixed order.
func encodeFacts(f *facts) ([]byte, error) {
	written := make(map[string][]byte, len(f.pack))
	for typ, fact := range f.pack {
		data, err := encodeFact(fact)
		if err != nil {
			return nil, err
		}
		written[typeName(typ)] = data
	}
	var out []byte
	for _, name := range slices.Sorted(maps.Keys(written)) {
		out = append(binary.AppendUvarint(out, uint64(len(name))), name...)
		out = append(binary.AppendUvarint(out, uint64(len(written[name]))), written[name]...)
	}
	return out, nil
}

// encodeFact writes a fact, of a layered one what the package adds.
func encodeFact(fact analysis.Fact) ([]byte, error) {
	if l, ok := fact.(Layered); ok {
		return l.Own()
	}
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(fact)
	return b.Bytes(), err
}

var errDamaged = errors.New("the entry of the cache is damaged")

func decodeRecord(data []byte) (*record, error) {
	r := &record{data: make(map[string][]byte), known: make(map[reflect.Type]analysis.Fact)}
	next := func() []byte {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)-size) {
			data = nil
			return nil
		}
		part := data[size : size+int(n) : size+int(n)]
		data = data[size+int(n):]
		return part
	}
	for len(data) > 0 {
		name, fact := next(), next()
		if name == nil || fact == nil {
			return nil, errDamaged
		}
		r.data[string(name)] = fact
	}
	return r, nil
}

// fact is the one of a type, nil if there is none.
func (r *record) fact(typ reflect.Type) analysis.Fact {
	r.mu.Lock()
	defer r.mu.Unlock()
	fact, ok := r.known[typ]
	if !ok {
		fact = r.decode(typ)
		r.known[typ] = fact
	}
	return fact
}

func (r *record) decode(typ reflect.Type) analysis.Fact {
	data, ok := r.data[typeName(typ)]
	if !ok {
		return nil
	}
	fact := reflect.New(typ.Elem()).Interface().(analysis.Fact)
	var err error
	if l, ok := fact.(Layered); ok {
		var imports []analysis.Fact
		for _, b := range r.below {
			if f := b.fact(typ); f != nil {
				imports = append(imports, f)
			}
		}
		err = l.Put(data, imports)
	} else {
		err = gob.NewDecoder(bytes.NewReader(data)).Decode(fact)
	}
	if err != nil {
		panic(err) // the sum was right: this executable wrote something else
	}
	return fact
}

// typeName is the name of a fact's type, a pointer.
func typeName(typ reflect.Type) string { return typ.Elem().PkgPath() + "." + typ.Elem().Name() }
