// Package unit makes the facts of a dependency for 'go vet -vettool', faster
// than golang.org/x/tools/go/analysis/unitchecker does.
//
// Of a thousand packages that go vet starts its tool for, all but the user's
// own are wanted for their facts alone, and all but a few can't touch a socket.
// Unitchecker doesn't know that: it type-checks every function body, and walks
// all that the imports declare to learn which packages facts may be about.
// Here a package that by its identifiers can't touch a socket has only its
// declarations checked, and an import is read when it is imported.
//
// The files that importers read have unitchecker's form (see vetx.go), as it is
// unitchecker that analyses the packages of which findings are wanted. Where
// anything is out of the ordinary, [Facts] says so and leaves the package to
// it, and what it says of errors.
package unit
