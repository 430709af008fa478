package rules

func reuseAddrRule() Rule {
	return Rule{
		Name:    "reuseaddr",
		Level:   Error,
		Default: true,
		Title:   "SO_REUSEADDR on a socket that is not multicast",
		Summary: "SO_REUSEADDR turned on for a socket that is not multicast, in code that runs on Windows",
		Section: SectionReuse,
		Tables:  []int{2, 3, 4},
		CWE:     multipleBinds,

		Explanation: text(`
On Windows, SO_REUSEADDR does not mean what it means on Unix. It lets a socket
bind a port that is in use by another socket, and lets others do so to it.
Security is in effect turned off once it is set.

Where the first caller has set SO_REUSEADDR, a second caller that sets it as
well can bind the same port and address, even if it runs as a different user
(Table 4), without any special privilege. Which of the two sockets receives a
connection or datagram is then undetermined. If the first caller is bound to
the wildcard address, the second one can also bind a specific address and
receives all that is sent to it. It works the other way round too: if the
attacker holds the port first, with SO_REUSEADDR, the server's own bind
succeeds and the server is not told.

SO_REUSEADDR is often set so that a server can restart while old connections
are in TIME_WAIT. That is a matter of Unix; on Windows it is not needed for
that.

Nor does it stand in for SO_REUSEPORT, which Windows does not have. Libraries
with a function of that name often set SO_REUSEADDR in their file for Windows.

What to do: don't set SO_REUSEADDR on Windows. If the same code sets it for
Unix, move that to a file that is not built for Windows. On a server, set
SO_EXCLUSIVEADDRUSE instead (see the rule exclusive). Take SO_REUSEADDR out
first: a socket can't have both, setsockopt of the second one fails with
WSAEINVAL.

Multicast is where the option belongs, since data is delivered to all sockets
that are members of the group. Sockets known to be multicast are not reported.
net.ListenMulticastUDP sets the option itself.
`),

		Bad: source(`
//go:build windows

package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"syscall"
)

// reuse is meant to let the server restart quickly.
func reuse(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	return errors.Join(err, setErr)
}

func main() {
	config := net.ListenConfig{Control: reuse}
	ln, err := config.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`),

		Good: source(`
//go:build windows

package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"syscall"
)

// soExclusiveAddrUse is SO_EXCLUSIVEADDRUSE, which package syscall does not
// define.
const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

// exclusive is a net.ListenConfig's Control function: it runs before bind.
func exclusive(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	})
	return errors.Join(err, setErr)
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
	}
}
