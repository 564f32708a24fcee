package schedule

import "bytes"

// outline is a source file without what is within braces, function bodies and the
// elements of composite literals, and without comments. What the package's types
// depend on stays: the fields of structs, the methods of interfaces, and the elements
// of arrays that are counted. Places are not those of the file. It takes the memory
// of src. What is no Go comes out as something that is none either.
//
// It reads bytes, not tokens: half of the time that the standard library takes would
// go into a scanner.
func outline(src []byte) []byte {
	o := outliner{src: src, out: src[:0]}
	for o.at < len(src) {
		o.token()
	}
	return o.out
}

type outliner struct {
	src, out []byte
	at       int
	braces   []bool // the open ones: whether what is within stays
	blank    int    // how many of them do not
	last     string // the token before, of those that matter
	counts   bool   // the next braces of a literal are those of "[...]"
}

// token copies the next token, or leaves it out.
func (o *outliner) token() {
	src, from := o.src, o.at
	last := o.last
	switch c := src[from]; {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		o.at++
		o.copy(from)
		return
	case c == '/' && from+1 < len(src) && (src[from+1] == '/' || src[from+1] == '*'):
		o.comment()
		return
	case c == '"' || c == '\'':
		o.quoted(c)
	case c == '`':
		o.at = from + 1 + bytes.IndexByte(src[from+1:], '`') + 1
		if o.at == from+1 { // not closed
			o.at = len(src)
		}
	case letter(c):
		for o.at < len(src) && (letter(src[o.at]) || '0' <= src[o.at] && src[o.at] <= '9') {
			o.at++
		}
		o.last = string(src[from:o.at])
		o.copy(from)
		return
	case c == '.' && bytes.HasPrefix(src[from:], []byte("...")):
		o.counts = o.counts || last == "["
		o.at += 3
	case c == '{':
		o.open(last == "struct" || last == "interface")
		return
	case c == '}' && len(o.braces) > 0:
		o.close()
		return
	default:
		o.at++
		if o.last = ""; c == '[' {
			o.last = "["
		}
		o.copy(from)
		return
	}
	o.last = ""
	o.copy(from)
}

// copy keeps the source from a place to here, unless it is within braces.
func (o *outliner) copy(from int) {
	if o.blank == 0 {
		o.out = append(o.out, o.src[from:o.at]...)
	}
}

// comment skips a comment. One that has lines ends one.
func (o *outliner) comment() {
	end, size := []byte("\n"), 0 // which stays
	if o.src[o.at+1] == '*' {
		end, size = []byte("*/"), 2
	}
	n := bytes.Index(o.src[o.at+2:], end)
	if n < 0 {
		o.at = len(o.src)
		return
	}
	text := o.src[o.at : o.at+2+n]
	o.at += len(text) + size
	if o.blank == 0 && size > 0 {
		space := byte(' ')
		if bytes.IndexByte(text, '\n') >= 0 {
			space = '\n'
		}
		o.out = append(o.out, space)
	}
}

func (o *outliner) quoted(quote byte) {
	for o.at++; o.at < len(o.src) && o.src[o.at] != quote && o.src[o.at] != '\n'; o.at++ {
		if o.src[o.at] == '\\' {
			o.at++
		}
	}
	o.at = min(o.at+1, len(o.src))
}

func (o *outliner) open(stays bool) {
	o.at++
	o.copy(o.at - 1)
	if !stays {
		stays, o.counts = o.counts, false
		if !stays {
			o.blank++
		}
	}
	o.braces, o.last = append(o.braces, stays), ""
}

func (o *outliner) close() {
	o.at++
	last := len(o.braces) - 1
	if !o.braces[last] {
		o.blank--
	}
	o.braces, o.last = o.braces[:last], ""
	o.copy(o.at - 1)
}

func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80
}
