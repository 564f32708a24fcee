package knowledge

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A yamlReader makes nodes of the YAML of one file.
type yamlReader struct {
	file     string
	problems []problem
	anchors  map[string]ast.Node
	known    map[string]*node // by anchor; nil while it is being read
}

// readYAML returns the file's only document, nil if there is none.
func readYAML(file string, src []byte) (*node, []problem) {
	r := &yamlReader{file: file, anchors: make(map[string]ast.Node), known: make(map[string]*node)}
	f, err := parser.ParseBytes(src, 0)
	if err != nil {
		at, message := position{file, 1, 1}, err.Error()
		// The error's text goes on with the source around it.
		var syntax interface {
			error
			GetToken() *token.Token
			GetMessage() string
		}
		if errors.As(err, &syntax) {
			message = syntax.GetMessage()
			if t := syntax.GetToken(); t != nil {
				at.line, at.col = place(t)
			}
		}
		message, _, _ = strings.Cut(message, "\n")
		return nil, []problem{{at, message}}
	}
	var root *node
	for _, doc := range f.Docs {
		switch {
		case doc.Body == nil:
		case root == nil:
			ast.Walk(r, doc.Body)
			root = r.node(doc.Body)
		default:
			r.complain(doc.Body, "a table is one document, and this is a second one")
		}
	}
	return root, r.problems
}

// Visit collects the anchors, so that an alias works in whatever order the keys
// are read.
func (r *yamlReader) Visit(n ast.Node) ast.Visitor {
	if a, ok := n.(*ast.AnchorNode); ok {
		r.anchors[a.Name.GetToken().Value] = a.Value
	}
	return r
}

func (r *yamlReader) complain(n ast.Node, message string) {
	line, col := start(n)
	r.problems = append(r.problems, problem{position{r.file, line, col}, message})
}

func place(t *token.Token) (line, col int) {
	return max(t.Position.Line, 1), max(t.Position.Column, 1)
}

// start is where a node starts. A mapping's own token is its first colon.
func start(n ast.Node) (line, col int) {
	switch m := n.(type) {
	case *ast.MappingNode:
		if !m.IsFlowStyle && len(m.Values) > 0 {
			return start(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return start(m.Key)
	}
	return place(n.GetToken())
}

func (r *yamlReader) node(n ast.Node) *node {
	line, col := start(n)
	made := &node{line: line, col: col}
	switch m := n.(type) {
	case *ast.TagNode:
		return r.node(m.Value).at(line, col)
	case *ast.AnchorNode:
		return r.anchored(m.Name.GetToken().Value, m.Value).at(line, col)
	case *ast.AliasNode:
		return r.alias(m).at(line, col)
	case *ast.MappingNode:
		made.kind, made.values = nodeMapping, r.pairs(m.Values)
	case *ast.MappingValueNode:
		made.kind, made.values = nodeMapping, r.pairs([]*ast.MappingValueNode{m})
	case *ast.SequenceNode:
		made.kind = nodeList
		for _, v := range m.Values {
			made.values = append(made.values, r.node(v))
		}
	case *ast.StringNode:
		made.kind, made.text = nodeText, m.Value
	case *ast.LiteralNode:
		made.kind, made.text = nodeText, strings.TrimSpace(m.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode:
		made.kind, made.text = nodeNumber, m.GetToken().Value
	case *ast.BoolNode:
		made.kind, made.text = nodeBool, m.GetToken().Value
	case *ast.NullNode:
		made.kind = nodeNull
	}
	return made
}

func (r *yamlReader) pairs(values []*ast.MappingValueNode) []*node {
	var pairs []*node
	for _, v := range values {
		line, col := start(v.Key)
		key := &node{kind: nodeText, text: v.Key.GetToken().Value, line: line, col: col}
		pairs = append(pairs, key, r.node(v.Value))
	}
	return pairs
}

// alias returns what an alias stands for; the nodes below it are shared.
func (r *yamlReader) alias(n *ast.AliasNode) *node {
	name := n.Value.GetToken().Value
	value, reading := r.known[name]
	switch {
	case value != nil:
		return value
	case reading:
		r.complain(n, "this alias is inside of what it stands for")
	case r.anchors[name] == nil:
		r.complain(n, "there is no anchor for this alias; a selector that starts with * needs quotes")
	default:
		return r.anchored(name, r.anchors[name])
	}
	return &node{kind: nodeBroken}
}

// anchored reads what an anchor stands in front of.
func (r *yamlReader) anchored(name string, value ast.Node) *node {
	r.known[name] = nil
	made := r.node(value)
	r.known[name] = made
	return made
}
