package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/chroma/v2/quick"
	"github.com/charmbracelet/glamour"
	"github.com/sahilm/fuzzy"
	"github.com/sergi/go-diff/diffmatchpatch"
	"github.com/yuin/goldmark"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"

	"crypto/sha256"
)

// table is one file.
type table struct {
	file, about string
	entries     []entry
}

var tables = []table{
	{"std-cost.yaml", " Standard library.", stdTable},
	{"x-crypto-cost.yaml", " golang.org/x/crypto v0.58.0.", []entry{
		{packages: "golang.org/x/crypto/bcrypt", at: "GenerateFromPassword", formula: "B * 2^#cost", points: []point{{1 << 8, func() { sink, _ = bcrypt.GenerateFromPassword([]byte("password"), 8) }}}},
		{packages: "golang.org/x/crypto/scrypt", at: "Key", formula: "B * #N * #r * #p", points: []point{{4096 * 8, func() { sink, _ = scrypt.Key([]byte("password"), small[:16], 4096, 8, 1, 32) }}}},
		{packages: "golang.org/x/crypto/argon2", at: "{Key,IDKey}", formula: "B * #time * #memory", points: []point{{2 * 8192, func() { sink = argon2.IDKey([]byte("password"), small[:16], 2, 8192, 1, 32) }}}},
		{packages: "golang.org/x/crypto/pbkdf2", at: "Key", formula: "B * #iter", points: []point{{20000, func() { sink = pbkdf2.Key([]byte("password"), small[:16], 20000, 32, sha256.New) }}}},
	}},
	{"glamour-cost.yaml", " v1.0.0.", []entry{
		sized("github.com/charmbracelet/glamour, charm.land/glamour/v2", "Render", "len(#in)", 500, 10000, func() { glamour.Render(markdown(500), "dark") }, func() { glamour.Render(markdown(10000), "dark") }),
		sized("github.com/charmbracelet/glamour, charm.land/glamour/v2", "TermRenderer.Render", "len(#in)", 500, 10000, func() { renderer.Render(markdown(500)) }, func() { renderer.Render(markdown(10000)) }),
	}},
	{"chroma-cost.yaml", " v2.27.0, a Go source.", []entry{
		sized("github.com/alecthomas/chroma/quick, github.com/alecthomas/chroma/v2/quick", "Highlight", "len(#source)", 500, 5000, func() { highlight(500) }, func() { highlight(5000) }),
	}},
	{"goldmark-cost.yaml", " v1.7.13.", []entry{
		sized("github.com/yuin/goldmark", "Convert", "len(#source)", 500, 20000, func() { goldmark.Convert([]byte(markdown(500)), io.Discard) }, func() { goldmark.Convert([]byte(markdown(20000)), io.Discard) }),
		sized("github.com/yuin/goldmark", "Markdown.Convert", "len(#source)", 500, 20000, func() { goldmark.New().Convert([]byte(markdown(500)), io.Discard) }, func() { goldmark.New().Convert([]byte(markdown(20000)), io.Discard) }),
	}},
	{"go-diff-cost.yaml", " v1.4.0, texts that differ in one line of fifty.", []entry{
		sized("github.com/sergi/go-diff/diffmatchpatch", "DiffMatchPatch.DiffMain", "len(#text1)", 2000, 8000, func() { difference(2000) }, func() { difference(8000) }),
	}},
	{"sahilm-fuzzy-cost.yaml", " v0.1.3, paths of 30 bytes of which a third match.", []entry{
		sized("github.com/sahilm/fuzzy", "{Find,FindNoSort}", "len(#data)", 10, 10000, func() { sink = fuzzy.Find("loop", paths[:10]) }, func() { sink = fuzzy.Find("loop", paths[:10000]) }),
	}},
}

var renderer, _ = glamour.NewTermRenderer(glamour.WithStandardStyle("dark"))

func markdown(n int) string {
	const part = "# Loops\n\nA *callback* runs on the `loop`, see [the list](http://example.com/list).\n\n- one\n- two **bold**\n\n```go\nfunc f(x int) int { return x + 1 }\n```\n\n"
	return strings.Repeat(part, n/len(part)+1)[:n]
}

const source = "// Sum adds.\nfunc Sum(xs []int) (sum int) {\n\tfor _, x := range xs {\n\t\tsum += x * 3\n\t}\n\treturn sum\n}\n\n"

func highlight(n int) {
	if err := quick.Highlight(io.Discard, strings.Repeat(source, n/len(source)+1)[:n], "go", "terminal256", "monokai"); err != nil {
		panic(err)
	}
}

func difference(n int) {
	var a, b bytes.Buffer
	for i := 0; a.Len() < n; i++ {
		line := fields[i%1000] + " " + fields[i*7%1000] + " " + fields[i*13%1000] + "\n"
		a.WriteString(line)
		if i%50 != 0 {
			b.WriteString(line)
		} else {
			b.WriteString("something else\n")
		}
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	sink = d.DiffMain(a.String(), b.String(), false)
}

var paths = func() []string {
	out := make([]string, 10000)
	for i := range out {
		out[i] = "internal/" + fields[i%97] + "/" + fields[i%389] + "/file" + fields[i%3]
		if i%3 == 0 {
			out[i] += "loop.go"
		}
	}
	return out
}()
