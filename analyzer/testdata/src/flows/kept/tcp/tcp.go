// Package tcp listens on what it is given.
package tcp

import "net"

func Run(host, port string) error {
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return err
	}
	return l.Close()
}
