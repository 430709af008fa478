package rules

func bindErrorRule() Rule {
	return Rule{
		Name:    "bind-error",
		Level:   Warning,
		Default: true,
		Title:   "error of a bind that Windows does not return",
		Summary: "a bind error compared with the EADDRINUSE of syscall, which never matches on Windows, or WSAEADDRINUSE handled without WSAEACCES",
		Section: SectionEnhanced,
		Tables:  []int{3, 4},

		Explanation: text(`
Programs compare the error of a bind or Listen with syscall.EADDRINUSE to say
that another instance is running, or to try the next port. On Windows the
comparison compiles and never matches: syscall.EADDRINUSE is there a number
that package syscall has invented, and what the system returns is
WSAEADDRINUSE (10048). errors.Is does not match the two either.

Nor is WSAEADDRINUSE all of it. In many cells of Tables 3 and 4 the outcome is
WSAEACCES (10013), so either error may mean that the address is taken.
WSAEACCES has other causes too, for example a reserved range of ports: it is no
proof that another process holds the port.

What to do: on Windows compare with windows.WSAEADDRINUSE and windows.WSAEACCES
of golang.org/x/sys/windows, on other systems with syscall.EADDRINUSE, each in
a file for its system.
`),

		Bad: source(`
package main

import (
	"errors"
	"log"
	"net"
	"os"
	"syscall"
)

func main() {
	ln, err := net.Listen("tcp", os.Getenv("ADDR"))
	if errors.Is(err, syscall.EADDRINUSE) {
		log.Fatal("another instance is running")
	}
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
}
`),

		Good: source(`
//go:build windows

package main

import (
	"errors"
	"log"
	"net"
	"os"
	"syscall"
)

// What bind returns on Windows if the address may be taken. Both are also in
// golang.org/x/sys/windows.
const (
	wsaEADDRINUSE = syscall.Errno(10048)
	wsaEACCES     = syscall.WSAEACCES
)

func main() {
	ln, err := net.Listen("tcp", os.Getenv("ADDR"))
	if errors.Is(err, wsaEADDRINUSE) || errors.Is(err, wsaEACCES) {
		log.Fatal("the address may be in use")
	}
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
}
`),
	}
}
