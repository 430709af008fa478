package outline

import "bytes"

// Refs calls each with the names that the text of a unit mentions, apart from
// what is cut.
func (f *File) Refs(src []byte, index int, each func(name uint32)) {
	u := f.units[index]
	if u.cutEnd == 0 {
		refs(src[u.start:u.end], each)
		return
	}
	refs(src[u.start:u.cutStart], each)
	refs(src[u.cutEnd:u.end], each)
}

func refs(src []byte, each func(name uint32)) {
	l := lexer{src: src}
	for l.advance(); l.kind != eof; l.advance() {
		if l.kind == name {
			each(l.hash)
		}
	}
}

// Mask returns src with blanks in place of all units but those to keep, and of
// all imports but those whose names are used. What is left stands where it stood.
func (f *File) Mask(src []byte, keep func(unit int) bool, used func(name uint32) bool) []byte {
	m := mask{file: f, src: src, out: blanks(src)}
	m.copy(0, f.header)
	m.terminate(f.header)
	imports := f.Imports
	for i, u := range f.units {
		if len(imports) > 0 && imports[0].unit == int32(i) {
			if n := imports[0].name; n != blank && used(n) {
				m.unit(u)
			}
			imports = imports[1:]
		} else if keep(i) {
			m.unit(u)
		}
	}
	return m.out
}

// blanks returns as many blanks as there are bytes in src, in the same lines.
func blanks(src []byte) []byte {
	out := bytes.Repeat([]byte{' '}, len(src))
	for i := 0; ; i++ {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			return out
		}
		i += n
		out[i] = '\n'
	}
}

type mask struct {
	file     *File
	src, out []byte
}

func (m *mask) copy(start, end int32) { copy(m.out[start:end], m.src[start:end]) }

func (m *mask) unit(u unit) {
	if u.group >= 0 {
		g := m.file.groups[u.group]
		m.copy(g.start, g.open)
		m.copy(g.end-1, g.end)
	}
	end := u.end
	if u.cutEnd == 0 {
		m.copy(u.start, u.end)
	} else {
		m.copy(u.start, u.cutStart)
		m.copy(u.cutEnd, u.end)
		if u.cutEnd == u.end {
			end = u.cutStart
		}
	}
	m.terminate(end)
}

// terminate sees to it that what follows in the same line doesn't go on with
// what ends there.
func (m *mask) terminate(end int32) {
	if int(end) < len(m.src) && m.src[end] != '\n' && m.src[end] != ')' {
		m.out[end] = ';'
	}
}
