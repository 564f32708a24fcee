// Package up has functions of every kind of effect. // want package:`slots\(f:facts/up.Button.OnPress <- p:facts/up.New#0\)` package:"canary Ask"
package up

import (
	"os"
	"time"
)

func Load(path string) []byte { // want Load:`effect\(fs os.ReadFile\)` Load:"portable"
	b, _ := os.ReadFile(path)
	return b
}

func Each(f func(string)) { // want Each:`effect\(calls p:facts/up.Each#0, takes .*\)`
	f("a")
}

func Later(f func()) { go f() }

func After(f func()) { time.AfterFunc(time.Second, f) }

func Loader() func() []byte { // want Loader:`effect\(\)` Loader:"portable"
	return func() []byte { return Load("a") }
}

func Even(n int) bool { // want Even:`effect\(sleep time.Sleep\)` Even:"portable"
	return n == 0 || Odd(n-1)
}

func Odd(n int) bool { // want Odd:`effect\(sleep time.Sleep\)` Odd:"portable"
	time.Sleep(1)
	return n != 0 && Even(n-1)
}

type Button struct{ OnPress func() }

func New(f func()) *Button { return &Button{OnPress: f} } // want New:"portable"

func (b *Button) Press() { b.OnPress() } // want Press:`effect\(calls f:facts/up.Button.OnPress\)`

type Store interface{ Save() }

func Run(s Store) { s.Save() } // want Run:`effect\(calls p:facts/up.Run#0.Save\)`

//loopvet:nonblocking the file is in memory
func Quiet() { Load("/dev/shm/a") } // want Quiet:"portable"

//loopvet:blocks net asks a server
func Ask() {} // want Ask:`effect\(net up.Ask\)` Ask:"portable"
