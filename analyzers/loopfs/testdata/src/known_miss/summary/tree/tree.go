// Package tree hands its caller's func on to an interface method.
package tree

type Tree interface{ Visit(f func(string)) }

type list []string

func New() Tree { return list{"a"} }

func (l list) Visit(f func(string)) {
	for _, s := range l {
		f(s)
	}
}

func Each(t Tree, f func(string)) { t.Visit(f) }
