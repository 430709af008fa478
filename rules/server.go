package rules

// exclusiveServer returns a server that has its port to itself, the good
// example of the rules about a failed attempt at that.
func exclusiveServer() string {
	return source(`
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
`)
}
