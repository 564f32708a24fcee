// Package mid puts arguments for parameters.
package mid

import (
	"os"

	"facts/up"
)

func Direct() { up.Load("a") }

func Argument() {
	up.Each(func(name string) { os.Remove(name) })
}

func Forwarded(f func(string)) { up.Each(f) }

func Elsewhere() {
	up.Later(func() { os.Remove("a") })
	up.After(func() { os.Remove("a") })
	go up.Load("a")
	_ = up.Loader()
	up.Quiet()
}

func Called() { up.Loader()() }

func Deferred() {
	defer up.Load("a")
}

func Value() {
	f := up.Load
	f("a")
}

type file struct{}

func (file) Save() { os.Create("a") }

type embedding struct{ file }

func Concrete() { up.Run(file{}) }

func Promoted() { embedding{}.Save() }

func Expression() { file.Save(file{}) }

func Build() *up.Button {
	return up.New(func() { os.Remove("a") })
}

func Asks() { up.Ask() }
