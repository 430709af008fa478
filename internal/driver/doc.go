// Package driver runs one analysis pass over a whole program, fast.
//
// [Run] takes package patterns and targets, and returns what the pass found
// in the packages that match. It knows the pass as a *analysis.Analyzer with
// an *analyzer.Result; which rules there are, how a finding is worded and how
// it is printed are not its business. What it returns holds no syntax and no
// types.
//
// # Why not go vet
//
// Under the vet protocol the go command compiles every dependency for the
// target first, then starts one process per package. On a machine with an
// empty build cache that takes minutes, and none of it is needed to judge
// sockets: what a pass asks of the packages below is the types of some of their
// declarations and the facts it left there, and most packages never come
// near a socket. So the driver asks the go command for names of files only,
// type-checks from source what is asked for, and looks into function bodies only
// where the pass has something to find.
//
// # Listing
//
// The packages come from golang.org/x/tools/go/packages, hence build tags,
// GOFLAGS, workspaces, vendoring and GOPACKAGESDRIVER mean what they mean to
// the go command. The mode is chosen so that nothing is compiled, hashed or
// run through cgo. All targets are listed at once. "./..." at the root of a module is
// listed under another name that means the same, in less time (see whole.go).
//
// # Outlines
//
// Before anything is parsed, the tokens of all files are read (package outline),
// which takes about a tenth of the time. They tell what each file names, what it
// selects from its imports and where its declarations are. So it is known of
// every package which of its declarations anybody could ask for, and of most that
// the pass has nothing to find or to tell there, without their being parsed.
//
// # Planning
//
// Each target gets a graph of its own, with one node per package, ordered so
// that a package comes after those it imports. Files are the other kind of
// node: one that several targets or test variants share is parsed once. A
// package waits for its imports and, if its syntax is likely to be wanted, for its
// files; a file waits for nothing. Before any file is parsed, each is given the
// position at which it will start in the one token.FileSet, so that positions, and
// everything that is sorted by them, are the same in every run whatever the
// workers do, and in the order in which the vet protocol would have parsed the
// files.
//
// # Execution
//
// As many workers as there are processors take work from one scheduler: a package
// that waits for nothing any more, or a file. What has the heaviest chain of packages
// waiting for it goes first, by the bytes of source that are likely to be looked into;
// a file counts as the package that it is wanted for. Parsing runs ahead of checking
// up to a bound in bytes, so that memory depends on that bound and not on the
// size of the program. The last of the things that a package waits for makes
// it ready. A worker for whom there is nothing to do type-checks packages that wait
// only for the pass to be done with an import (see early.go).
//
// One worker takes a ready package through all its steps:
//
//   - Is it a candidate? The names in its outlines say so: those of primitives,
//     those that facts of its dependencies made interesting, and clues, which
//     the syntax of their files has to confirm. Of a method or a field, the
//     declarations that the package selects from its imports have to lead to
//     the type (see across.go). The dependencies are done, passes included, so
//     the answer doesn't depend on timing.
//   - Type-check a candidate with function bodies, and a package that matches the
//     patterns at least without, so that errors in it are noted.
//   - Heal, if a candidate is not well-typed (see heal.go): functions that an
//     error touches lose their bodies, the rest is analysed.
//   - Run the pass on a candidate, after the analyzers that it requires, and
//     on a package with an import that has a fact about itself, which may want
//     to be passed on; that costs no more than a look at the imports.
//   - Keep the facts, turn the findings of a package that matches the
//     patterns into text, and let everything else go.
//
// The types of an import are made when somebody type-checks an importer (see
// fill.go): what is parsed and checked are the declarations that others could ask
// for and what those depend on, without bodies; the rest of the file is blank.
// In caddy that is an eighth of the declarations of packages that are no
// candidates. A type comes with those of its methods whose names are selected in
// another package or stand in an interface, and with none if its values stand only in
// fields that nobody selects: in the client of a cloud's API, few of hundreds.
//
// # What a cache spares
//
// With [Config].Cache, a run leaves for the next one a record of every
// package, under a key made of all that decides what is in it: this build of
// the program, the settings, what the go command says of the package, its
// source, and the keys of what it imports. A package whose record holds and
// whose imports' records hold is a hit (recall.go), and if all are hits,
// reading the files is all there is to do after listing. Otherwise the
// packages to judge want types of those below, which are made from source as in a
// first run. What was wanted of them is kept for the next edit (typestore.go),
// unless that asks for more.
//
// Nothing in a cache is trusted that isn't whole (package store) or comes
// from another build. What one run writes, others that run at the same time
// see at once or not at all.
//
// # What is kept in memory and when it is let go
//
// Outlines and the types of declarations stay until the end: any package above
// may need them. Syntax is let go when the last package made of the file is
// done, and what the type checker recorded about bodies, and SSA, with the
// pass. Facts stay as they are, in memory; what an importer sees of them is
// exactly what the vet protocol would show it (see facts.go), so that both
// drivers give the same findings. The pass has to hold up its end: what it
// finds and tells in a package that is no candidate must follow from what the
// package's imports say of themselves: it is shown no declarations there.
//
// # Faults
//
// A missing dependency, a syntax or type error, an import cycle, a package
// with nothing for the target, a panic in the pass: each is a [Problem] of
// one package, and the rest of the program is judged as if it were not
// there. Run fails only where there is nothing to judge, or no function is left
// that could be.
package driver
