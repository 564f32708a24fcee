// Package glib is a small copy of gotk3's: handlers of any kind of func.
package glib

type SourceHandle uint

type SignalHandle uint

type Object struct{ handlers []interface{} }

func (v *Object) Connect(detailedSignal string, f interface{}) SignalHandle {
	v.handlers = append(v.handlers, f)
	return SignalHandle(len(v.handlers))
}

var idle []interface{}

func IdleAdd(f interface{}, args ...interface{}) SourceHandle {
	idle = append(idle, f)
	return SourceHandle(len(idle))
}
