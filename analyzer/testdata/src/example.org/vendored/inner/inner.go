// Package inner belongs to the same module as package vendored.
package inner

import "net"

func Debug() error {
	_, err := net.Listen("tcp", "localhost:7302")
	return err
}
