package outline

import (
	"bytes"
	"strconv"
)

// Mask returns what is left of src without all units but those to keep, and all
// imports but those whose names are used. What is left stands in the line and the
// column where it stood; it is far shorter than src, and quick to parse. It is put into
// buf, if that is large enough.
func (f *File) Mask(buf, src []byte, keep func(unit int) bool, used func(name uint32) bool) []byte {
	m := mask{src: src, out: buf[:0], groups: f.groups, group: -1, line: 1}
	m.take(0, f.header)
	m.end()
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
	m.enter(-1)
	return m.out
}

type mask struct {
	src, out []byte
	at       int32 // in src, to where it has been taken or left out
	line     int   // that at lies in
	groups   []group
	group    int32 // that is open, or -1
}

func (m *mask) unit(u unit) {
	m.enter(u.group)
	switch {
	case u.cutEnd == 0:
		m.take(u.start, u.end)
	case u.cutEnd == u.end:
		m.take(u.start, u.cutStart)
	default:
		m.take(u.start, u.cutStart)
		m.take(u.cutEnd, u.end)
	}
	m.end()
}

// enter closes the group that is open, and opens another, unless it is that.
func (m *mask) enter(group int32) {
	if group == m.group {
		return
	}
	if m.group >= 0 {
		g := m.groups[m.group]
		m.take(g.end-1, g.end)
		m.end()
	}
	if m.group = group; group >= 0 {
		m.take(m.groups[group].start, m.groups[group].open)
	}
}

// take takes some of the text, and puts it in its line and column: after as many ends of
// lines as are left out and blanks in place of what its line begins with, or after a
// directive that says so, where that is shorter.
func (m *mask) take(start, end int32) {
	gap := m.src[m.at:start]
	lines := bytes.Count(gap, lineEnd)
	m.line += lines
	begin := bytes.LastIndexByte(gap, '\n') + 1 // of the line, in the gap if that has several
	fill := lines + len(gap) - begin
	switch {
	case lines > 0 && fill > len("/*line :12345:1*/"):
		column := len(gap) - begin + 1
		m.out = append(m.out, "/*line :"...)
		m.out = strconv.AppendInt(m.out, int64(m.line), 10)
		m.out = append(m.out, ':')
		m.out = strconv.AppendInt(m.out, int64(column), 10)
		m.out = append(m.out, "*/"...)
	default:
		m.fill('\n', lines)
		m.fill(' ', len(gap)-begin)
	}
	m.out = append(m.out, m.src[start:end]...)
	m.line += bytes.Count(m.src[start:end], lineEnd)
	m.at = end
}

var lineEnd = []byte("\n")

func (m *mask) fill(b byte, count int) {
	for range count {
		m.out = append(m.out, b)
	}
}

// end ends a declaration, whatever follows in the same line.
func (m *mask) end() { m.out = append(m.out, ';') }
