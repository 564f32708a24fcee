package fact

import (
	"cmp"
	"errors"
	"sync"
)

// layer is what one package adds to what the packages below it know. Each part is
// taken from its encoded form when somebody asks for it.
type layer struct {
	path    string
	has     extent
	slots   *part[Slots, *Slots]
	funcs   *part[functions, *functions] // at package level: only direct importers call these
	methods *part[functions, *functions] // called wherever a value of the type gets to
}

// extent tells how much of a layer is there.
type extent int

const (
	slotsOnly extent = iota
	withMethods
	whole
)

// Slots is what is known about slots. Both lists are sorted.
type Slots struct {
	Witnesses Witnesses
	OnLoop    onLoops
}

func (l *layer) function(key string) Function {
	if f := l.funcs.get().get(key); f != (Function{}) {
		return f
	}
	return l.methods.get().get(key)
}

// part is a part of a layer: what it says, or what is written of it, or both.
type part[T any, P coded[T]] struct {
	mu   sync.Mutex
	said *T
	data []byte
	file *reader // of data
	err  error   // data is not what was written
}

type coded[T any] interface {
	*T
	empty() bool
	encode(*writer)
	decode(*reader)
}

func newPart[T any, P coded[T]](v *T) *part[T, P] { return &part[T, P]{said: v} }

func readPart[T any, P coded[T]](data []byte) *part[T, P] {
	if len(data) == 0 {
		return newPart[T, P](new(T))
	}
	return &part[T, P]{data: data}
}

func (p *part[T, P]) get() *T {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.said == nil {
		p.said = new(T)
		p.err = unsqueeze(p.data, func(data []byte) (err error) {
			p.file, err = newReader(data)
			return err
		})
		if p.err == nil {
			P(p.said).decode(p.file)
		}
	}
	return p.said
}

// rest lets go of what the part says, if that is written: it is read again when
// somebody asks.
func (p *part[T, P]) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.data != nil && cmp.Or(p.err, p.file.damage()) == nil {
		p.said, p.file = nil, nil
	}
}

// encoded is the written form, nothing of a part that says nothing.
func (p *part[T, P]) encoded() ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.data != nil || P(p.said).empty() {
		return p.data, nil
	}
	w := newWriter()
	defer w.free()
	P(p.said).encode(w)
	data, err := w.bytes()
	if err == nil {
		p.data, err = squeeze(data)
	}
	return p.data, err
}

func (s *Slots) empty() bool { return len(s.Witnesses)+len(s.OnLoop) == 0 }

// wireLayer is a layer in a file.
type wireLayer struct {
	_                     struct{} `cbor:",toarray"`
	Path                  string
	Slots, Funcs, Methods []byte
}

func (p *part[T, P]) damage() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return cmp.Or(p.err, p.file.damage())
}

func (l *layer) damage() error {
	return cmp.Or(l.slots.damage(), l.funcs.damage(), l.methods.damage())
}

// wire writes the layer: all of it for the importers of its package, only what
// concerns them for those further up.
func (l *layer) wire(funcs, methods bool) (x wireLayer, err error) {
	x.Path = l.path
	var err1, err2, err3 error
	x.Slots, err1 = l.slots.encoded()
	if funcs {
		x.Funcs, err2 = l.funcs.encoded()
	}
	if methods {
		x.Methods, err3 = l.methods.encoded()
	}
	return x, cmp.Or(err1, err2, err3)
}

func (x wireLayer) layer(has extent) *layer {
	return &layer{
		path:    x.Path,
		has:     has,
		slots:   readPart[Slots](x.Slots),
		funcs:   readPart[functions](x.Funcs),
		methods: readPart[functions](x.Methods),
	}
}

func (x wireLayer) empty() bool { return len(x.Slots)+len(x.Funcs)+len(x.Methods) == 0 }

var errLayers = errors.New("a package's fact has no layer of its own")
