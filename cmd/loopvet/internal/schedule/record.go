package schedule

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
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
// and of the imports' facts.
type Layered interface {
	analysis.Fact
	Own() ([]byte, error)
	Put(own []byte, imports []analysis.Fact) error
}

// record is the facts of one package as the cache has them. A fact is decoded
// when somebody asks for it: few are asked for where little has changed.
type record struct {
	data  map[recordKey][]byte
	below []*record // of the packages it imports

	putting sync.Mutex // comes before mu, and before those of the records below
	put     map[reflect.Type]analysis.Fact

	mu    sync.Mutex
	known map[recordKey]analysis.Fact
	paths objectpath.Encoder
}

// recordKey names a fact: path is that of the object, "" for the package.
type recordKey struct {
	path objectpath.Path
	typ  string
}

// encodeFacts writes facts that close has left, in a fixed order.
func encodeFacts(f *facts) ([]byte, error) {
	type item struct {
		recordKey
		fact analysis.Fact
	}
	var items []item
	for key, path := range f.paths {
		items = append(items, item{recordKey{path, typeName(key.typ)}, f.object[key]})
	}
	for typ, fact := range f.pack {
		items = append(items, item{recordKey{"", typeName(typ)}, fact})
	}
	slices.SortFunc(items, func(a, b item) int { return a.compare(b.recordKey) })
	written, size := make([][]byte, len(items)), 0
	for i, it := range items {
		var err error
		if written[i], err = encodeFact(it.fact); err != nil {
			return nil, err
		}
		size += len(it.path) + len(it.typ) + len(written[i]) + 3*binary.MaxVarintLen32
	}
	out := make([]byte, 0, size)
	for i, it := range items {
		out = append(binary.AppendUvarint(out, uint64(len(it.path))), it.path...)
		out = append(binary.AppendUvarint(out, uint64(len(it.typ))), it.typ...)
		out = append(binary.AppendUvarint(out, uint64(len(written[i]))), written[i]...)
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

func decodeFact(data []byte, fact analysis.Fact) error {
	return gob.NewDecoder(bytes.NewReader(data)).Decode(fact)
}

func (k recordKey) compare(l recordKey) int {
	return cmp.Or(strings.Compare(string(k.path), string(l.path)), strings.Compare(k.typ, l.typ))
}

var errDamaged = errors.New("the entry of the cache is damaged")

func decodeRecord(data []byte) (*record, error) {
	r := &record{data: make(map[recordKey][]byte), known: make(map[recordKey]analysis.Fact)}
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
		path, typ, fact := next(), next(), next()
		if typ == nil || fact == nil {
			return nil, errDamaged
		}
		r.data[recordKey{objectpath.Path(path), string(typ)}] = fact
	}
	return r, nil
}

// object is the fact about an object of the package, nil if there is none.
func (r *record) object(obj types.Object, typ reflect.Type) analysis.Fact {
	r.mu.Lock()
	defer r.mu.Unlock()
	path, err := r.paths.For(obj)
	if err != nil {
		return nil
	}
	return r.decode(recordKey{path, typeName(typ)}, typ)
}

// pack is the fact about the package, nil if there is none.
func (r *record) pack(typ reflect.Type) analysis.Fact {
	key := recordKey{"", typeName(typ)}
	if !typ.Implements(reflect.TypeFor[Layered]()) {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.decode(key, typ)
	}
	r.putting.Lock()
	defer r.putting.Unlock()
	if fact, ok := r.put[typ]; ok {
		return fact
	}
	var fact analysis.Fact
	if own, ok := r.data[key]; ok {
		l := reflect.New(typ.Elem()).Interface().(Layered)
		var imports []analysis.Fact
		for _, b := range r.below {
			if f := b.pack(typ); f != nil {
				imports = append(imports, f)
			}
		}
		if err := l.Put(own, imports); err != nil {
			panic(err) // the sum was right: this executable wrote something else
		}
		fact = l
	}
	if r.put == nil {
		r.put = make(map[reflect.Type]analysis.Fact)
	}
	r.put[typ] = fact
	return fact
}

func (r *record) decode(key recordKey, typ reflect.Type) analysis.Fact {
	if fact, ok := r.known[key]; ok {
		return fact
	}
	var fact analysis.Fact
	if data, ok := r.data[key]; ok {
		fact = reflect.New(typ.Elem()).Interface().(analysis.Fact)
		if err := decodeFact(data, fact); err != nil {
			panic(err) // the sum was right: this executable wrote something else
		}
	}
	r.known[key] = fact
	return fact
}

// all decodes every fact about objects that pkg has.
func (r *record) all(pkg *types.Package, want map[reflect.Type]bool) (list []analysis.ObjectFact) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for typ := range want {
		for key := range r.data {
			if key.path == "" || key.typ != typeName(typ) {
				continue
			}
			if obj, err := objectpath.Object(pkg, key.path); err == nil {
				list = append(list, analysis.ObjectFact{Object: obj, Fact: r.decode(key, typ)})
			}
		}
	}
	return list
}

// typeName is the name of a fact's type, a pointer.
func typeName(typ reflect.Type) string { return typ.Elem().PkgPath() + "." + typ.Elem().Name() }
