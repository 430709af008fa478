package outline

import "bytes"

// Refs calls each with the names that the text of a unit mentions, apart from what is
// cut. For those in the type of a field of a plain struct it gives the name of the field,
// and 0 for all others.
func (f *File) Refs(src []byte, index int, each func(name, field uint32)) {
	u := f.units[index]
	other := func(name uint32) { each(name, 0) }
	switch body := plainStruct(src[u.start:u.end]); {
	case body > 0:
		start := u.start + int32(body)
		words(src[u.start:start], other)
		fieldWords(src[start:u.end], each)
	case u.cutEnd == 0:
		words(src[u.start:u.end], other)
	default:
		words(src[u.start:u.cutStart], other)
		words(src[u.cutEnd:u.end], other)
	}
}

// IsPlainStruct reports whether a unit declares a struct type, and no type in it has type
// arguments, which may have to have methods.
func (f *File) IsPlainStruct(src []byte, index int) bool {
	u := f.units[index]
	return plainStruct(src[u.start:u.end]) > 0
}

// plainStruct returns where the fields begin, 0 if the text declares anything else.
func plainStruct(text []byte) (body int) {
	body = bytes.IndexByte(text, '{') + 1
	if body == 0 {
		return 0
	}
	head := bytes.TrimPrefix(text[:body-1], []byte("type "))
	if words := bytes.Fields(head); len(words) != 2 || string(words[1]) != "struct" {
		return 0
	}
	for rest := text[body:]; ; {
		i := bytes.IndexByte(rest, '[')
		if i < 0 {
			return body
		}
		if i > 0 && !bytes.HasSuffix(rest[:i], []byte("map")) && inWord(uint64(rest[i-1])) > 0 {
			return 0
		}
		rest = rest[i+1:]
	}
}

// fieldWords calls each with the words in the fields of a struct.
func fieldWords(text []byte, each func(name, field uint32)) {
	for len(text) > 0 {
		end := fieldEnd(text)
		field, typ := cutField(text[:end])
		words(typ, func(name uint32) { each(name, field) })
		text = text[end:]
	}
}

// fieldEnd returns where a field ends: behind the end of the line, unless something is open.
func fieldEnd(text []byte) int {
	depth := 0
	for i := 0; i < len(text); {
		b := text[i]
		i = next(text, i)
		depth += symbols[b].kind.nesting()
		if depth <= 0 && (b == '\n' || b == ';') {
			return i
		}
	}
	return len(text)
}

// cutField cuts the name from a field that has one, and no more. It returns 0 for any other.
func cutField(field []byte) (name uint32, typ []byte) {
	field = bytes.TrimLeft(field, " \t\r\n")
	if len(field) == 0 || classes[field[0]] != letter {
		return 0, field
	}
	end, name := word(field, 0)
	rest := bytes.TrimLeft(field[end:], " \t")
	if len(rest) > 0 && (rest[0] == '*' || rest[0] == '[' || classes[rest[0]] == letter) {
		return name, rest
	}
	return 0, field // embedded, or the first of several
}

// words calls each with the words in a text.
func words(text []byte, each func(name uint32)) {
	for i := 0; i < len(text); {
		if classes[text[i]] != letter {
			i = next(text, i)
			continue
		}
		end, hash := word(text, i)
		each(hash)
		i = end
	}
}

// next returns where a string, a comment or a number ends that begins at i, and else the
// next byte.
func next(text []byte, i int) (end int) {
	switch classes[text[i]] {
	case digit:
		return numberEnd(text, i)
	case quote:
		end, _ = quotedEnd(text, i)
		return end
	case slash:
		if isComment(text, i) {
			end, _ = commentEnd(text, i)
			return end
		}
	default: // one byte
	}
	return i + 1
}
