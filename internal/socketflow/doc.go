// Package socketflow learns what Go code does with sockets.
//
// It reads one package at a time, from its SSA form, and knows by name only
// the primitives (see primitives.go): the functions of net, syscall and
// golang.org/x/sys that bind a socket or set an option on one. Everything
// else, that http.ListenAndServe binds its first argument, or that a
// company's own mustListen(port int) does, is derived from source.
//
// # Values
//
// A [Value] is what is known of a piece of data: a constant, a parameter of
// the enclosing function or a field path of one, text put together from
// parts, a choice between alternatives under a condition, a function with its
// bindings, or unknown. Pointers and what they point to are one Value, as in
// Go's selectors, where the pointer is followed silently.
//
// # Summaries
//
// A function is turned into a [Summary]: its results, the stores that it
// makes through its parameters and its events (binds, options, joins), all
// as Values over its parameters. At a call the arguments are put in their
// place. An event that depends on no parameter any more is decided in that
// function; one that still does travels to the callers, inside the package
// directly, to other packages as a fact.
//
// What exceeds a bound (depth, alternatives, size) becomes unknown, and
// unknown is never a finding.
package socketflow
