package main

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"math/big"
	"math/bits"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"time"
)

const kib = 1 << 10

var (
	text   = strings.Repeat("The loop runs callbacks one after another, and waits for nobody; ", 4096) // 256 KiB
	prose  = text[:64*kib]
	short  = text[:64]
	data   = []byte(prose)
	small  = []byte(short)
	random = shuffled(1 << 16)
	sink   any
)

func shuffled(n int) []int {
	xs := make([]int, n)
	x := uint32(1)
	for i := range xs {
		x = x*1664525 + 1013904223
		xs[i] = int(x >> 8)
	}
	return xs
}

// sized is an entry whose time grows with one size: measured at two.
func sized(packages, at, size string, low, high float64, lowRun, highRun func()) entry {
	return entry{packages: packages, at: at, formula: "A + B * " + size, points: []point{{low, lowRun}, {high, highRun}}}
}

// overText is an entry over a string.
func overText(packages, at, arg string, run func(s string)) entry {
	return sized(packages, at, "len(#"+arg+")", float64(len(short)), float64(len(prose)), func() { run(short) }, func() { run(prose) })
}

func overBytes(packages, at, arg string, run func(b []byte)) entry {
	return sized(packages, at, "len(#"+arg+")", float64(len(small)), float64(len(data)), func() { run(small) }, func() { run(data) })
}

// fixed is an entry that takes the same whatever it is given, near enough.
func fixed(packages, at string, run func()) entry {
	return entry{packages: packages, at: at, formula: "A", points: []point{{0, run}}}
}

// sorted is an entry that sorts n elements.
func sorted(packages, at, formula string, run func(xs []int)) entry {
	const n = 1 << 16
	return entry{packages: packages, at: at, formula: formula, points: []point{{n * 16, func() { run(slices.Clone(random[:n])) }}}}
}

var stdTable = []entry{
	// hashes
	overBytes("crypto/md5", "Sum", "data", func(b []byte) { sink = md5.Sum(b) }),
	overBytes("crypto/sha1", "Sum", "data", func(b []byte) { sink = sha1.Sum(b) }),
	overBytes("crypto/sha256", "Sum{224,256}", "data", func(b []byte) { sink = sha256.Sum256(b) }),
	overBytes("crypto/sha512", "Sum{384,512,512_224,512_256}", "data", func(b []byte) { sink = sha512.Sum512(b) }),
	overBytes("hash/crc32", "ChecksumIEEE", "data", func(b []byte) { sink = crc32.ChecksumIEEE(b) }),
	{packages: "crypto/pbkdf2", at: "Key", formula: "B * #iter", points: []point{{20000, func() { sink, _ = pbkdf2.Key(sha256.New, "password", small[:16], 20000, 32) }}}},
	// the time of a search varies; the mean of many
	{packages: "crypto/rsa", at: "GenerateKey", formula: "B * #bits^3", points: []point{{16 * 1024 * 1024 * 1024, func() {
		for range 16 {
			sink, _ = rsa.GenerateKey(rand.Reader, 1024)
		}
	}}}},
	{packages: "crypto/rand", at: "Prime", formula: "B * #bits^3", points: []point{{16 * 1024 * 1024 * 1024, func() {
		for range 16 {
			sink, _ = rand.Prime(rand.Reader, 1024)
		}
	}}}},
	// compression, at the default level: the level is the constructor's affair. Level 1 is three times as fast, 9 twice as slow.
	overBytes("compress/gzip, compress/zlib, compress/flate", "Writer.Write", "0", func(b []byte) { z := gzipWriter; z.Reset(io.Discard); z.Write(b); z.Flush() }),
	overBytes("compress/gzip", "Reader.Read", "p", func(b []byte) { unzip(b) }),
	// encodings
	overBytes("encoding/json", "Unmarshal", "data", func(b []byte) { var v any; json.Unmarshal(jsonOf(len(b)), &v) }),
	overBytes("encoding/json", "Valid", "data", func(b []byte) { json.Valid(jsonOf(len(b))) }),
	overBytes("encoding/json", "{Compact,Indent}", "src", func(b []byte) { var out bytes.Buffer; json.Indent(&out, jsonOf(len(b)), "", "  ") }),
	overBytes("encoding/xml", "Unmarshal", "data", func(b []byte) { var v struct{ Item []string }; xml.Unmarshal(xmlOf(len(b)), &v) }),
	overBytes("encoding/base64", "Encoding.EncodeToString", "src", func(b []byte) { sink = base64.StdEncoding.EncodeToString(b) }),
	overText("encoding/base64", "Encoding.DecodeString", "s", func(s string) { sink, _ = base64.StdEncoding.DecodeString(encoded[:len(s)]) }),
	overBytes("encoding/hex", "EncodeToString", "src", func(b []byte) { sink = hex.EncodeToString(b) }),
	// regular expressions and templates
	sized("regexp", "{Compile,MustCompile,CompilePOSIX,MustCompilePOSIX}", "len(#0)", 13, 121, func() { sink = regexp.MustCompile(patternOf(12)) }, func() { sink = regexp.MustCompile(patternOf(120)) }),
	overText("regexp", "Regexp.{MatchString,FindString,FindStringIndex,FindStringSubmatch}", "s", func(s string) { sink = pattern.MatchString(s) }),
	overBytes("regexp", "Regexp.{Match,Find,FindIndex,FindSubmatch}", "b", func(b []byte) { sink = pattern.Match(b) }),
	overText("regexp", "Regexp.{FindAllString,FindAllStringIndex,FindAllStringSubmatch}", "s", func(s string) { sink = word.FindAllString(s, -1) }),
	overText("regexp", "Regexp.{ReplaceAllString,ReplaceAllLiteralString}", "src", func(s string) { sink = word.ReplaceAllString(s, "x") }),
	overText("text/template, html/template", "Template.Parse", "text", func(s string) { sink, _ = template.New("").Parse(templateOf(len(s))) }),
	// sorting
	sorted("sort", "Ints", "B * len(#x) * log(len(#x))", sort.Ints),
	sorted("sort", "Strings", "B * len(#x) * log(len(#x))", func(xs []int) { sort.Strings(stringsOf(xs)) }),
	sorted("slices", "Sort", "B * len(#x) * log(len(#x))", slices.Sort[[]int]),
	sorted("slices", "{SortFunc,SortStableFunc}", "(B + call(#cmp)) * len(#x) * log(len(#x))", func(xs []int) { slices.SortFunc(xs, func(a, b int) int { return a - b }) }),
	// strings
	overText("strings", "{Split,SplitN,SplitAfter}", "s", func(s string) { sink = strings.Split(s, " ") }),
	overText("strings", "{Fields,FieldsFunc}", "s", func(s string) { sink = strings.Fields(s) }),
	overText("strings", "{Replace,ReplaceAll}", "s", func(s string) { sink = strings.ReplaceAll(s, "loop", "ring") }),
	overText("strings", "{ToLower,ToUpper,Title,Map}", "s", func(s string) { sink = strings.ToUpper(s) }),
	overText("strings", "{Contains,Index,LastIndex,Count,IndexByte,IndexRune,ContainsRune}", "s", func(s string) { sink = strings.Count(s, "nobody;") }),
	overText("strings", "EqualFold", "s", func(s string) { sink = strings.EqualFold(s, prose[:len(s)]) }),
	{packages: "strings", at: "Repeat", formula: "A + B * len(#s) * #count", points: []point{{64 * 10, func() { sink = strings.Repeat(short, 10) }}, {64 * 10000, func() { sink = strings.Repeat(short, 10000) }}}},
	sized("strings", "Join", "len(#elems)", 10, 1000, func() { sink = strings.Join(fields[:10], ", ") }, func() { sink = strings.Join(fields[:1000], ", ") }),
	fixed("strings", "{TrimSpace,Trim,TrimLeft,TrimRight,TrimPrefix,TrimSuffix,HasPrefix,HasSuffix,Cut,CutPrefix,CutSuffix}", func() { sink = len(strings.TrimSpace(short[:40])) }),
	fixed("strings", "Builder.{WriteByte,WriteRune,Len,String,Reset}", func() {
		builder.Reset()
		builder.Grow(1000)
		for range 1000 {
			builder.WriteByte('x')
		}
	}).per(1000),
	overText("strings", "Builder.WriteString", "s", func(s string) { var b strings.Builder; b.WriteString(s); sink = b.Len() }),
	overText("bytes", "Buffer.WriteString", "s", func(s string) { buffer.Reset(); buffer.WriteString(s) }),
	overBytes("bytes", "Buffer.Write", "p", func(b []byte) { buffer.Reset(); buffer.Write(b) }),
	fixed("bytes", "Buffer.{WriteByte,WriteRune,Len,Reset,Bytes}", func() {
		buffer.Reset()
		for range 1000 {
			buffer.WriteByte('x')
		}
	}).per(1000),
	overBytes("bytes", "{Equal,Compare}", "a", func(b []byte) { sink = bytes.Equal(b, []byte(prose[:len(b)])) }),
	overBytes("bytes", "{Contains,Index,LastIndex,Count,IndexByte}", "0", func(b []byte) { sink = bytes.Count(b, []byte("nobody;")) }),
	overBytes("bytes", "{Split,Fields}", "s", func(b []byte) { sink = bytes.Split(b, []byte(" ")) }),
	// numbers and formats
	fixed("strconv", "{Itoa,FormatInt,FormatUint,AppendInt,AppendUint}", func() { sink = len(strconv.Itoa(123456)) }),
	fixed("strconv", "{Atoi,ParseInt,ParseUint,ParseBool}", func() { n, _ := strconv.Atoi("123456"); sink = n }),
	fixed("strconv", "{ParseFloat,FormatFloat,AppendFloat}", func() { sink = len(strconv.FormatFloat(3.14159265, 'g', -1, 64)) }),
	fixed("fmt", "{Sprintf,Errorf,Appendf}", func() { sink = fmt.Sprintf("%s has %d of %v", "loop", 12, 3.5) }),
	fixed("fmt", "{Sprint,Sprintln}", func() { sink = fmt.Sprint("loop", 12) }),
	fixed("math", "{Sin,Cos,Tan,Exp,Log,Log2,Log10,Pow,Atan2,Hypot,Cbrt,Sinh,Cosh,Tanh}", func() {
		x := 0.5
		for range 100 {
			x = math.Sin(x) + 0.5
		}
		sink = x
	}).per(100),
	fixed("math", "{Abs,Floor,Ceil,Trunc,Sqrt,Max,Min,IsNaN,IsInf,Float64bits,Float64frombits,Float32bits,Inf}", func() {
		x := 1e9
		for range 100 {
			x = math.Floor(math.Sqrt(x)) + 7
		}
		sink = x
	}).per(200),
	fixed("math/bits", "*", func() {
		n := 0
		for i := range uint64(100) {
			n += bits.OnesCount64(i) + bits.LeadingZeros64(i)
		}
		sink = n
	}).per(200),
	fixed("time", "{Now,Since,Until}", func() { sink = time.Now() }),
	// what nothing at the call tells
	noted("math/big", "Int.Exp", "with 2048 bits; the bits are in the values", func() { sink = new(big.Int).Exp(base, exponent, modulus) }),
	noted("compress/gzip", "Writer.Write", "of 64 KiB at level 9", func() { z := best; z.Reset(io.Discard); z.Write(data); z.Flush() }),
	noted("compress/zlib", "Writer.Write", "of 64 KiB at level 1", func() { z := fastest; z.Reset(io.Discard); z.Write(data); z.Flush() }),
	noted("image/png", "Encode", "of a megapixel; the pixels are in the picture", func() { png.Encode(io.Discard, picture) }),
	noted("image/jpeg", "Encode", "of a megapixel", func() { jpeg.Encode(io.Discard, picture, nil) }),
	noted("image/gif", "Encode", "of a megapixel", func() { gif.Encode(io.Discard, picture, nil) }),
	noted("image/png", "Decode", "of a megapixel", func() { sink, _ = png.Decode(bytes.NewReader(pngData)) }),
	noted("image/jpeg", "Decode", "of a megapixel", func() { sink, _ = jpeg.Decode(bytes.NewReader(jpegData)) }),
	noted("encoding/json", "Marshal", "of 64 KiB", func() { sink, _ = json.Marshal(decoded) }),
	noted("text/template", "Template.Execute", "with 1,000 actions", func() { page.Execute(io.Discard, fields[:1000]) }),
}

func (e entry) per(n float64) entry {
	run := e.points[0].run
	e.points[0] = point{n, run}
	e.formula = "B"
	return e
}

func noted(packages, at, note string, run func()) entry {
	return entry{packages: packages, at: at, note: note, points: []point{{1, run}}}
}

var (
	gzipWriter = gzip.NewWriter(io.Discard)
	best, _    = gzip.NewWriterLevel(io.Discard, 9)
	fastest, _ = zlib.NewWriterLevel(io.Discard, 1)
	builder    strings.Builder
	buffer     bytes.Buffer
	fields     = strings.Fields(prose)
	encoded    = base64.StdEncoding.EncodeToString([]byte(text))
	pattern    = regexp.MustCompile(`n[oO]b[a-z]+ (\d+)`)
	word       = regexp.MustCompile(`wa[a-z]+`)
	picture    = gradient(1000, 1000)
	pngData    = imageBytes(func(w io.Writer) { png.Encode(w, picture) })
	jpegData   = imageBytes(func(w io.Writer) { jpeg.Encode(w, picture, nil) })
	decoded    = func() (v any) { json.Unmarshal(jsonOf(64*kib), &v); return v }()
	page       = template.Must(template.New("").Parse("{{range .}}<p>{{.}}</p>{{end}}"))
	base       = new(big.Int).Lsh(big.NewInt(12345), 2000)
	exponent   = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 2047), big.NewInt(9))
	modulus    = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 2048), big.NewInt(1))
)

func gradient(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.RGBA{byte(x * y / 97), byte(x), byte(y), 255})
		}
	}
	return m
}

func imageBytes(encode func(io.Writer)) []byte {
	var b bytes.Buffer
	encode(&b)
	return b.Bytes()
}

func jsonOf(n int) []byte {
	const item = `{"name":"loop","size":12345,"tags":["a","b"]},`
	return []byte("[" + strings.TrimSuffix(strings.Repeat(item, max(1, n/len(item))), ",") + "]")
}

func xmlOf(n int) []byte {
	const item = `<Item id="1">callback</Item>`
	return []byte("<List>" + strings.Repeat(item, max(1, n/len(item))) + "</List>")
}

func patternOf(n int) string { return strings.Repeat(`([a-z]+)\d*|`, max(1, n/12)) + "x" }

func templateOf(n int) string {
	const item = `<p>{{if .Name}}{{.Name}}{{end}}</p>`
	return strings.Repeat(item, max(1, n/len(item)))
}

func stringsOf(xs []int) []string {
	out := make([]string, len(xs))
	for i, x := range xs {
		out[i] = strconv.Itoa(x)
	}
	return out
}

var zipped = map[int][]byte{}

func unzip(b []byte) {
	if zipped[len(b)] == nil {
		zipped[len(b)] = imageBytes(func(w io.Writer) { z := gzip.NewWriter(w); z.Write(b); z.Close() })
	}
	z, err := gzip.NewReader(bytes.NewReader(zipped[len(b)]))
	if err != nil {
		panic(err)
	}
	io.Copy(io.Discard, z)
}
