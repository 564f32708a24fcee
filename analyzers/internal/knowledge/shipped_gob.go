package knowledge

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/gob"
	"errors"
	"fmt"
)

// The nodes of the shipped files. Under go vet every package's process waits for
// them, and reading the YAML takes four times as long as all the rest. Written by
// "go test . -update"; without that the YAML is read.
//
//go:embed shipped.gob
var shippedGob []byte

// gobFile is a parsedFile whose nodes lie in a row, parents before their children:
// a slice of numbers is what gob reads fastest.
type gobFile struct {
	Name        string
	Kinds       []byte
	Texts       []string
	Lines, Cols []uint32
	Counts      []uint32 // of the children
}

func (f *gobFile) add(n *node) {
	f.Kinds, f.Texts = append(f.Kinds, byte(n.kind)), append(f.Texts, n.text)
	f.Lines, f.Cols = append(f.Lines, uint32(n.line)), append(f.Cols, uint32(n.col))
	f.Counts = append(f.Counts, uint32(len(n.values)))
	for _, v := range n.values {
		f.add(v)
	}
}

// root is the inverse of add.
func (f *gobFile) root() *node {
	nodes := make([]node, len(f.Kinds))
	values := make([]*node, len(f.Kinds)) // every node is the child of one, but for the first
	next := 0
	var take func() *node
	take = func() *node {
		i := next
		next++
		n := &nodes[i]
		*n = node{kind: nodeKind(f.Kinds[i]), text: f.Texts[i], line: int(f.Lines[i]), col: int(f.Cols[i])}
		count := int(f.Counts[i])
		n.values, values = values[:count:count], values[count:]
		for j := range n.values {
			n.values[j] = take()
		}
		return n
	}
	return take()
}

// shippedSum tells the shipped files from those that shipped.gob was made of.
func shippedSum() [sha256.Size]byte {
	h := sha256.New()
	fmt.Fprintln(h, "gobFile 1") // the form
	for _, name := range ShippedFiles() {
		src, _ := shippedFiles.ReadFile(name)
		fmt.Fprintf(h, "%q %d\n", name, len(src))
		h.Write(src)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// writeShipped is the inverse of readShipped.
func writeShipped(files []parsedFile) ([]byte, error) {
	rows := make([]gobFile, len(files))
	for i, f := range files {
		rows[i].Name = f.name
		rows[i].add(f.root)
	}
	var b bytes.Buffer
	sum := shippedSum()
	b.Write(sum[:])
	err := gob.NewEncoder(&b).Encode(rows)
	return b.Bytes(), err
}

// readShipped reads what writeShipped wrote. Of other tables than those that are
// built in it is an error.
func readShipped(src []byte) ([]parsedFile, error) {
	sum := shippedSum()
	rest, ok := bytes.CutPrefix(src, sum[:])
	if !ok {
		return nil, errors.New("the tables have changed since")
	}
	var rows []gobFile
	if err := gob.NewDecoder(bytes.NewReader(rest)).Decode(&rows); err != nil {
		return nil, err
	}
	files := make([]parsedFile, len(rows))
	for i, f := range rows {
		files[i] = parsedFile{f.Name, f.root()}
	}
	return files, nil
}
