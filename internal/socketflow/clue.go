package socketflow

import (
	"bytes"
	"go/ast"
	"go/token"
	"maps"
	"strconv"
	"strings"
)

// What [MayTouch] looks for shows in the tokens of a file already. A driver that
// reads tokens need not parse a package in which no clue is found and no name is
// one of [PrimitiveNames], [PrimitiveFuncs] or what its dependencies have facts
// about. Where there is a clue, [ConfirmsClue] has the last word.

// PrimitiveNames returns the names by which a package that uses a primitive can
// be told wherever they stand. Those of [PrimitiveFuncs] and of the methods of a
// net.ListenConfig, which has to be mentioned, are not among them.
func PrimitiveNames() Names {
	names := maps.Clone(primitiveNames)
	for full := range primitives {
		if _, isFunc := packageOf(full); isFunc || strings.HasPrefix(full, "(*net.ListenConfig)") {
			delete(names, baseName(full))
		}
	}
	for _, others := range []Names{placedNames, dialNames} {
		for name := range others {
			delete(names, name)
		}
	}
	return names
}

// PrimitiveFuncs returns the names of the functions that are primitives, by the
// path of their package: who uses one selects it from that.
func PrimitiveFuncs() map[string]Names {
	funcs := make(map[string]Names)
	for full := range primitives {
		path, ok := packageOf(full)
		if !ok {
			continue
		}
		if funcs[path] == nil {
			funcs[path] = make(Names)
		}
		funcs[path][baseName(full)] = true
	}
	return funcs
}

// packageOf returns the path of a function's package; it reports false for a
// method.
func packageOf(full string) (path string, ok bool) {
	return full[:strings.LastIndex(full, ".")], !strings.HasPrefix(full, "(")
}

// Names that say that a package uses a primitive in the right place.
const (
	// FieldName does where it is neither called nor declared with parameters.
	FieldName = "LocalAddr"
	// TypeName does where no literal of it is made, in a package that selects one
	// of [DialNames].
	TypeName = "Dialer"
)

// DialNames returns the names of the methods with which a dialer binds a socket.
func DialNames() Names { return maps.Clone(dialerNames) }

// IsErrorName reports whether a name that is selected from a package is that of an
// error of bind.
func IsErrorName(name []byte) bool {
	return bytes.HasSuffix(name, []byte("EADDRINUSE")) && placedNames[string(name)]
}

// IsPrimitive reports whether a package implements primitives. Such a package is
// not looked into, whatever is found in it.
func IsPrimitive(path string) bool { return primitivePackages[path] }

// IsPlace reports whether a number or a text that goes with a name may be a port.
func IsPlace(name []byte) bool {
	return mentionsPort(name) && namedForPort(string(name))
}

// mentionsPort reports whether a text may have the word port or ports in it, however it
// is spelled. Every name and every string of a program is asked.
func mentionsPort(text []byte) bool {
	for i := 2; i+1 < len(text); i++ {
		if b := text[i]; (b == 'r' || b == 'R') && text[i-1]|0x20 == 'o' && text[i+1]|0x20 == 't' {
			return true
		}
	}
	return false
}

// IsPlaceText reports whether a literal, as the source spells it, is a text that is
// a name of that kind.
func IsPlaceText(literal []byte) bool {
	return len(literal) <= maxNameText && mentionsPort(literal) && isPortNameText(string(literal))
}

// IsClue reports whether a literal, as the source spells it, may be a default or
// tell of a socket otherwise; placed says that it goes with a name that [IsPlace].
func IsClue(literal []byte, placed bool) bool {
	if !isQuoted(literal) {
		return placed && isPortLiteral(&ast.BasicLit{Kind: token.INT, Value: string(literal)})
	}
	if bytes.Contains(literal, []byte("efault")) { // the tag of a field, perhaps
		d, ok := defaultInTag(string(literal))
		return ok && (spellsAddress(d) || plausiblePort.MatchString(d)) || isTellingText(literal, placed)
	}
	return isTellingText(literal, placed)
}

// IsDistinct reports whether a literal may be a default although no name that
// [IsPlace] stands right beside it.
func IsDistinct(literal []byte) bool {
	kind := token.INT
	if isQuoted(literal) {
		kind = token.STRING
	}
	return len(literal) < len(`"65535"`)+1 && isDistinctPort(&ast.BasicLit{Kind: kind, Value: string(literal)})
}

// isQuoted reports whether a literal is a string.
func isQuoted(literal []byte) bool { return literal[0] == '"' || literal[0] == '`' }

// isTellingText reports whether a string is telling by itself, or a port.
func isTellingText(literal []byte, placed bool) bool {
	if !endsInDigit(literal) && !bytes.Equal(literal, quotedSetsockopt) {
		return false
	}
	l := &ast.BasicLit{Kind: token.STRING, Value: string(literal)}
	return isTellingLiteral(l) || placed && isPortLiteral(l)
}

var quotedSetsockopt = []byte(strconv.Quote(procSetsockopt))

// endsInDigit reports whether a text ends in a digit, as an address and a port do:
// then the source does, however it spells it.
func endsInDigit(literal []byte) bool { return len(literal) > 2 && isDigit(literal[len(literal)-2]) }

// YieldsByName reports whether other packages may get an address or a port from
// a function of a name, with results that the source spells so.
func YieldsByName(name, results []byte) bool {
	text, number := bytes.Contains(results, []byte("string")), bytes.Contains(results, []byte("int"))
	if !text && !number || !token.IsExported(string(name)) {
		return false
	}
	return text && namedForYield(string(name)) || number && namedForPort(string(name))
}
