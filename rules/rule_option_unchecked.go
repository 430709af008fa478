package rules

func optionUncheckedRule() Rule {
	return Rule{
		Name:    "option-unchecked",
		Level:   Warning,
		Default: true,
		Title:   "error of setting exclusive use dropped",
		Summary: "the error of setting SO_EXCLUSIVEADDRUSE goes nowhere, so that the socket may silently be unprotected",
		Section: SectionExclusive,
		CWE:     multipleBinds,

		Explanation: text(`
If setting SO_EXCLUSIVEADDRUSE fails and nobody looks at the error, the bind
goes on without it. The socket is then as open as if the option had never been
thought of, and nothing says so.

A Control function has two errors to return. RawConn.Control returns one if it
could not run the function that it was given. What that function does with the
socket has an error of its own, which RawConn.Control knows nothing of: it has
to be carried out in a variable. These lose it:

A call whose result is not used, or is assigned to the blank identifier.

A variable of the inner function that hides the outer one (err := in place of
err =).

A named result that the return statement overwrites, as in
return conn.Control(func(fd uintptr) { err = ... }), or a variable to which the
result of Control is assigned while the inner function assigns to it as well.

What to do: keep the two errors in two variables and return both, for example
with errors.Join. Listen then fails with them.
`),

		Bad: source(`
//go:build windows

package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"syscall"
)

// exclusive returns what RawConn.Control returns, and loses the inner error.
func exclusive(network, address string, conn syscall.RawConn) (err error) {
	return conn.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	})
}

func main() {
	config := net.ListenConfig{Control: exclusive}
	ln, err := config.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`),

		Good: exclusiveServer(),
	}
}
