// Package outline reads of a Go file, from its tokens alone, what a driver wants
// to know before it parses: what the file declares and where, what it imports
// and what it names of that. It is some ten times faster than go/parser, and lets
// the greater part of a program go unparsed.
//
// Names are known by a hash of their spelling ([Hash]). Two that share one are
// taken for one another, so whatever is asked of an outline errs on the side of
// more.
package outline

// A File is the outline of a file. Offsets are in bytes.
type File struct {
	Imports []Import
	Decls   []Decl
	// Names are those that stand in the file, imports aside, and Members those that
	// may be selected from something else than an import: each once, in ascending
	// order.
	Names, Members []uint32
	// Specs are the names of the methods that interfaces in the file ask for, and of
	// functions that are called as a statement, which look the same.
	Specs []uint32
	// Clue says that a function of [Clues] has found something, Mention that a name
	// of interest as a [Type] stands there otherwise than in a literal.
	Clue, Mention bool
	// Odd says that the file has to be parsed to be understood: it has a syntax
	// error, a "//line" directive, an import by "." or of "C", or it imports what
	// nothing is known of. The rest of the outline is of no use then.
	Odd bool

	header int32 // where the package clause ends
	groups []group
	units  []unit
}

// An Import is an import declaration.
type Import struct {
	Path string
	// Selected are the names that the file may select from the package, in the order
	// in which they are found.
	Selected []uint32

	name   uint32 // by which the file knows it; that of "_" for none
	unit   int32
	hidden bool // the name also stands where nothing is selected from it: something else may go by it
}

// A Decl is a name that a file declares at the top level. A method is one more
// declaration of its receiver's name.
type Decl struct {
	Name   uint32
	Method uint32 // its name if it is one, else 0
	Unit   int    // what goes with it: constants of a group may be had together only
}

// A unit is the text of a declaration that is kept or left as a whole, without
// what the declared types don't depend on.
type unit struct {
	start, end       int32
	cutStart, cutEnd int32 // a function's body, the value of a variable that has a type
	group            int32 // that it stands in, or -1
}

// A group is a declaration with parentheses.
type group struct {
	start, open, end int32 // of the keyword, after "(", after ")"
}

// Clues says what in a file is of interest beside names. Functions that are nil
// find nothing. None may keep the bytes that it is shown.
type Clues struct {
	// Name is asked of each name once, or a few times.
	Name func(name []byte) Interest
	// Value is shown each string, number and character, and whether it goes with
	// a name that is a [Place]: it is the value of that key, or one of several
	// that follow it in the same statement.
	Value func(literal []byte, placed bool) bool
	// Text is shown strings, and says whether one makes values of interest that go
	// with it, as a [Place] does: those that follow it in the arguments of a call or
	// the elements of a literal.
	Text func(literal []byte) bool
	// Distinct is shown what is given to a call for the value of a place, and what
	// is assigned or returned in a function in which such a text is given to a call.
	Distinct func(literal []byte) bool
	// Func is shown the name of each function and method that is declared, and
	// the text of its results, generated files aside.
	Func func(name, results []byte) bool
	// Comment is shown each comment.
	Comment func(text []byte) bool
}

// Interest is what a name is to those who look for clues.
type Interest uint8

const (
	// Plain is a name of no interest.
	Plain Interest = iota
	// Place makes values of interest that go with the name.
	Place
	// Clue is a name that is one wherever it stands.
	Clue
	// Member is a name that is a clue where it is selected from something.
	Member
	// Field is a name that is a clue where no "(" follows.
	Field
	// Type is a name that makes a mention ([File].Mention) where no "{" follows.
	Type
)
