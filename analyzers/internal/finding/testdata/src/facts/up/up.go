// Package up has functions of every kind of effect.
package up

import (
	"os"
	"time"
)

func Load(path string) []byte {
	b, _ := os.ReadFile(path)
	return b
}

func Each(f func(string)) {
	f("a")
}

func Later(f func()) { go f() }

func After(f func()) { time.AfterFunc(time.Second, f) }

func Loader() func() []byte {
	return func() []byte { return Load("a") }
}

func Even(n int) bool {
	return n == 0 || Odd(n-1)
}

func Odd(n int) bool {
	time.Sleep(1)
	return n != 0 && Even(n-1)
}

type Button struct{ OnPress func() }

func New(f func()) *Button { return &Button{OnPress: f} }

func (b *Button) Press() { b.OnPress() }

type Store interface{ Save() }

func Run(s Store) { s.Save() }

//loopvet:nonblocking the file is in memory
func Quiet() { Load("/dev/shm/a") }

//loopvet:blocks net asks a server
func Ask() {}
