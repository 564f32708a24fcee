package knowledge

import "iter"

// A node is a value of a table file: what is left of its YAML, with its place.
// Aliases are replaced by what they stand for.
type node struct {
	kind      nodeKind
	text      string  // of a scalar
	line, col int     // where it starts, from 1
	values    []*node // of a list; of a mapping each key and its value
}

type nodeKind uint8

const (
	nodeOther   nodeKind = iota // a scalar that no key takes
	nodeBroken                  // an alias of nothing; the complaint is made
	nodeNull                    // ~, or nothing at all
	nodeText                    // a string
	nodeNumber                  // readable as text as well
	nodeBool                    // as nodeNumber
	nodeList                    // a sequence
	nodeMapping                 // a mapping
)

func (n *node) scalar() bool {
	return n.kind != nodeList && n.kind != nodeMapping && n.kind != nodeBroken
}

// at is a copy of the node that starts elsewhere.
func (n *node) at(line, col int) *node {
	moved := *n
	moved.line, moved.col = line, col
	return &moved
}

// pairs are the keys and the values of a mapping.
func (n *node) pairs() iter.Seq2[*node, *node] {
	return func(yield func(key, value *node) bool) {
		for i := 0; i+1 < len(n.values); i += 2 {
			if !yield(n.values[i], n.values[i+1]) {
				return
			}
		}
	}
}
