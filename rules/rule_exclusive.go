package rules

func exclusiveRule() Rule {
	return Rule{
		Name:    "exclusive",
		Level:   Warning,
		Varies:  "note on a specific address",
		Default: true,
		Title:   "server without exclusive use of its port",
		Summary: "a serving socket (TCP listener, UDP packet socket) bound to a fixed port without SO_EXCLUSIVEADDRUSE",
		Section: SectionStrategies,
		Tables:  []int{3, 4},
		CWE:     multipleBinds,

		Explanation: text(`
On Windows, a server that binds a fixed port on the wildcard address (":8080",
"0.0.0.0:8080", "[::]:8080") does not have that port to itself. Without
SO_EXCLUSIVEADDRUSE another process can receive part of its traffic, and the
server gets no error. Package net does not set the option.

Late takeover: the server is the first caller. A second caller that runs as the
same user can bind a specific address on the same port, whatever option it
sets or none (Table 3), and from then on receives all that is sent to that
address. A different user can't (Table 4), unless the server has set
SO_REUSEADDR.

Early squat: the attacker is the first caller and binds a specific address. The
server then binds the wildcard address and succeeds, even if the attacker runs
as a different user (Table 4). The attacker receives all that is sent to its
address, the server gets the rest. With SO_EXCLUSIVEADDRUSE the server's bind
fails instead, so you learn of it at start.

What to do: set SO_EXCLUSIVEADDRUSE in the Control function of a
net.ListenConfig, which runs before bind, and return the error of setting it.
On a listener that net.Listen has returned it is too late: the option has
effect only when set before bind. Neither package syscall nor
golang.org/x/sys/windows defines the option; its value is
^syscall.SO_REUSEADDR, which is -5. Only Windows has it, so the function
belongs in a file for Windows, with one that does nothing for the other
systems.

Listen on "tcp" or "udp" rather than "tcp4" or "udp4" if you bind the wildcard
address: that is one dual-stack socket and covers IPv4 and IPv6. Exclusive use
of 0.0.0.0 alone neither stops nor detects a dual-stack socket of another
process.

On a specific address, on Windows Server 2003, Vista and later, the option
changes no outcome in Tables 3 and 4, and a server that has set no option is
not exposed. So the finding is a note there. The article advises the option
for server applications all the same.

The option can have a side effect at restart. The article warns that a port
can't be bound again while a connection accepted from an exclusive listener is
still active (ESTABLISHED, FIN_WAIT, FIN_WAIT_2 or LAST_ACK). Reports about
this differ. It does no harm to close connections gracefully: CloseWrite, read
to EOF under a deadline, then Close.
`),

		Bad: source(`
package main

import (
	"log"
	"net/http"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", nil))
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
