// Package mid puts arguments for parameters. // want package:`slots\(f:facts/up.Button.OnPress <- p:facts/up.New#0, i:\(facts/up.Store\).Save <- \(facts/mid.file\).Save, p:facts/up.New#0 <- facts/mid.Build\$1\)` package:"canary Argument"
package mid

import (
	"os"

	"facts/up"
)

func Direct() { up.Load("a") } // want Direct:`effect\(fs os.ReadFile\)` Direct:"portable"

func Argument() { // want Argument:`effect\(fs os.Remove\)`
	up.Each(func(name string) { os.Remove(name) })
}

func Forwarded(f func(string)) { up.Each(f) } // want Forwarded:`effect\(calls p:facts/mid.Forwarded#0, takes .*\)`

func Elsewhere() {
	up.Later(func() { os.Remove("a") })
	up.After(func() { os.Remove("a") })
	go up.Load("a")
	_ = up.Loader()
	up.Quiet()
}

func Called() { up.Loader()() } // want Called:`effect\(fs os.ReadFile\)`

func Deferred() { // want Deferred:`effect\(fs os.ReadFile\)` Deferred:"portable"
	defer up.Load("a")
}

func Value() { // want Value:`effect\(fs os.ReadFile\)` Value:"portable"
	f := up.Load
	f("a")
}

type file struct{}

func (file) Save() { os.Create("a") } // want Save:`effect\(fs os.Create\)` Save:"portable"

type embedding struct{ file }

func Concrete() { up.Run(file{}) } // want Concrete:`effect\(fs os.Create\)`

func Promoted() { embedding{}.Save() } // want Promoted:`effect\(fs os.Create\)` Promoted:"portable"

func Expression() { file.Save(file{}) } // want Expression:`effect\(fs os.Create\)` Expression:"portable"

func Build() *up.Button { // want Build:"portable"
	return up.New(func() { os.Remove("a") })
}

func Asks() { up.Ask() } // want Asks:`effect\(net up.Ask\)` Asks:"portable"
