package rules

func optionValueRule() Rule {
	return Rule{
		Name:    "option-value",
		Level:   Error,
		Default: true,
		Title:   "socket option that is not what it says",
		Summary: "code that means exclusive use and sets another option, another level or 0; a number of SO_REUSEADDR from another system",
		Section: SectionExclusive,
		Tables:  []int{3, 4},
		CWE:     multipleBinds,

		Explanation: text(`
Neither package syscall nor golang.org/x/sys/windows defines
SO_EXCLUSIVEADDRUSE, so every program spells it itself. In the headers of
Windows it is the complement of SO_REUSEADDR: ~4, which is -5, or 0xFFFFFFFB as
32 bits without a sign.

A constant that calls itself exclusive and is 0x0004 is SO_REUSEADDR. It does
the opposite of what it says: a process of any user can then bind the same port
and take its traffic. Any other number sets some other option or none.

The option belongs to the level SOL_SOCKET, which is 0xFFFF on Windows, and
fits into no 8 or 16 bits: cut to these, it is another option. Set to 0, it is
switched off.

Numbers from another system are no better: SO_REUSEADDR is 2 on Linux, where
SOL_SOCKET is 1, and SO_REUSEPORT, which Windows does not have, is 15 there and
0x200 on macOS and the BSDs.

What to do: write the option as ^syscall.SO_REUSEADDR or
^windows.SO_REUSEADDR, in a file for Windows, and set it to 1 at the level
SOL_SOCKET.
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

// soExclusiveAddrUse means to be SO_EXCLUSIVEADDRUSE.
const soExclusiveAddrUse = 0x0004

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

		Good: exclusiveServer(),
	}
}
