package rules

func clientPortRule() Rule {
	return Rule{
		Name:    "client-port",
		Level:   Note,
		Default: true,
		Title:   "client on a fixed local port",
		Summary: "a client bound to a fixed local port without SO_EXCLUSIVEADDRUSE",
		Section: SectionStrategies,
		Tables:  []int{3, 4},
		CWE:     multipleBinds,

		Explanation: text(`
A client that leaves its local port to the system gets an ephemeral port, one
that nobody can know beforehand. A client that binds a fixed local port gives
that up: the bind tables hold for it as they hold for a server, and another
process can be waiting on the port or bind it as well.

What to do: leave the local port to the system. Set no LocalAddr in net.Dialer,
or one with port 0 if you only need to choose the local address.

If a peer insists on a fixed port, for example because a firewall lets no other
through, set SO_EXCLUSIVEADDRUSE in the Dialer's Control function and return
the error of setting it. Control runs before bind where LocalAddr is set, which
is where it matters. The article says that for such a client adding socket
security is a must.
`),

		Bad: source(`
package main

import (
	"log"
	"net"
)

func main() {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{Port: 5150}}
	conn, err := dialer.Dial("tcp", "example.com:80")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
}
`),

		Good: source(`
//go:build windows

package main

import (
	"errors"
	"log"
	"net"
	"syscall"
)

// soExclusiveAddrUse is SO_EXCLUSIVEADDRUSE, which package syscall does not
// define.
const soExclusiveAddrUse = ^syscall.SO_REUSEADDR

// exclusive is a net.Dialer's Control function: with a LocalAddr it runs
// before bind.
func exclusive(network, address string, conn syscall.RawConn) error {
	var setErr error
	err := conn.Control(func(fd uintptr) {
		setErr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
	})
	return errors.Join(err, setErr)
}

// dialFixedPort is for a peer that insists on port 5150.
func dialFixedPort(address string) (net.Conn, error) {
	dialer := net.Dialer{
		LocalAddr: &net.TCPAddr{Port: 5150},
		Control:   exclusive,
	}
	return dialer.Dial("tcp", address)
}

func main() {
	conn, err := net.Dial("tcp", "example.com:80") // an ephemeral local port
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()

	fixed, err := dialFixedPort("example.com:80")
	if err != nil {
		log.Fatal(err)
	}
	defer fixed.Close()
}
`),
	}
}
