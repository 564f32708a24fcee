// Package fake has the operations of generated programs: their results depend on
// nothing but their arguments, which they look at, and write to, where a real
// operation would.
package fake

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Delay is how long an operation takes. With one, operations leave no trace: it
// would order what runs at the same time.
var Delay time.Duration

// Trace is what a program did, in order. It has no lock, so that it orders
// nothing: the loop's hand-over has to.
type Trace struct {
	Lines   []string
	Results []string // of callbacks that have one; the loop sees them before the rest
}

// Add notes an effect.
func (t *Trace) Add(line string) { t.Lines = append(t.Lines, line) }

// Current is the trace of the program that runs.
var Current *Trace

// Program is a generated program.
type Program interface {
	Steps() []func() // each gives callbacks to the loop
	Dump() string    // its state
}

// op looks at what it was given, takes its time, and looks again.
func op(name string, see func() string) (string, error) {
	first := see()
	if Delay > 0 {
		time.Sleep(Delay)
	} else {
		Current.Add(name + "(" + first + ")")
	}
	if second := see(); second != first {
		return "", errors.New(name + ": " + first + " became " + second)
	}
	sum := 0
	for _, b := range []byte(name + first) {
		sum = sum*31 + int(b)
	}
	if uint(sum)%4 == 0 {
		return first, errors.New(name + " failed: " + first)
	}
	return fmt.Sprint(name[:1], uint(sum)%97), nil
}

// Read reads a file.
func Read(path string) ([]byte, error) {
	s, err := op("Read", func() string { return path })
	return []byte(s), err
}

// Write writes one.
func Write(path string, data []byte) error {
	_, err := op("Write", func() string { return path + "," + string(data) })
	return err
}

// Remove removes one.
func Remove(path string) error {
	_, err := op("Remove", func() string { return path })
	return err
}

// Size is a file's size.
func Size(path string) (int, error) {
	s, err := op("Size", func() string { return path })
	return len(s), err
}

// All looks at several files.
func All(names ...string) (map[string]int, error) {
	s, err := op("All", func() string { return strings.Join(names, "|") })
	return map[string]int{s: len(names)}, err
}

// Fill fills a buffer.
func Fill(buf []byte) (int, error) {
	s, err := op("Fill", func() string { return string(buf) })
	return copy(buf, s), err
}

// Table looks at a map.
func Table(m map[string]int) ([]string, error) {
	s, err := op("Table", func() string { return fmt.Sprint(m) })
	return []string{s, fmt.Sprint(len(m))}, err
}

// Total adds numbers.
func Total(list []int) (int, error) {
	s, err := op("Total", func() string { return fmt.Sprint(list) })
	return len(s), err
}

// Request is an argument that is handed on by pointer.
type Request struct {
	N    int
	Name string
	Data []byte
	Next *Request
}

// Clone copies one.
func (r *Request) Clone() *Request { c := *r; return &c }

// String tells its contents.
func (r *Request) String() string {
	if r == nil {
		return "-"
	}
	return fmt.Sprint("{", r.N, " ", r.Name, " ", string(r.Data), "}")
}

// Show writes values without the addresses in them.
func Show(args ...any) string {
	args = append([]any(nil), args...)
	for i, a := range args {
		if r, ok := a.(Request); ok {
			args[i] = r.String()
		}
	}
	return fmt.Sprintln(args...)
}

// Send sends a request.
func Send(r *Request) (*Request, error) {
	s, err := op("Send", r.String)
	return &Request{N: len(s), Name: s}, err
}

// Sent sends a copy.
func Sent(r Request) error {
	_, err := op("Sent", r.String)
	return err
}

// Call runs a func.
func Call(fn func() int) (int, error) {
	s, err := op("Call", func() string { return fmt.Sprint(fn()) })
	return len(s), err
}

// Text has no error.
func Text(path string) string {
	s, _ := op("Text", func() string { return path })
	return s
}

// Pause has no result.
func Pause(n int) { op("Pause", func() string { return fmt.Sprint(n) }) }

// Three has three results.
func Three(path string) (int, string, error) {
	s, err := op("Three", func() string { return path })
	return len(s), s, err
}

// Any takes anything.
func Any(args ...any) error {
	_, err := op("Any", func() string { return Show(args...) })
	return err
}

// Dir is a folder.
type Dir string

// List lists it.
func (d Dir) List() ([]string, error) {
	s, err := op("List", func() string { return string(d) })
	return []string{s}, err
}

// Handle counts what is done with it.
type Handle struct{ N int }

// Next counts.
func (h *Handle) Next(by int) (int, error) {
	s, err := op("Next", func() string { return fmt.Sprint(h.N, by) })
	h.N += by
	return h.N + len(s), err
}

// Store is an interface with operations.
type Store interface {
	Get(key string) (string, error)
}

// Disk is one.
type Disk struct{ Reads int }

// Get gets.
func (d *Disk) Get(key string) (string, error) {
	d.Reads++
	return op("Get", func() string { return key })
}
