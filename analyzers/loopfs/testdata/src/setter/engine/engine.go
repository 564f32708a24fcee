// Package engine has a loop, and has not heard of package facade.
package engine

// A Real engine.
type Real struct{ frame func() }

// Run calls f for every frame.
func (r *Real) Run(f func()) {
	r.frame = f
	r.loop()
}

//loopvet:onloop engine
func (r *Real) loop() {
	for {
		r.frame()
	}
}

// Serve calls f for every client.
//
//loopvet:onloop accept
func (r *Real) Serve(f func(name string)) {
	for {
		f("client")
	}
}
