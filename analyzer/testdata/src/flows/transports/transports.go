// Package transports binds one port for TCP and UDP.
package transports

import (
	"net"
	"net/http"
	"os"
)

func run() error {
	return serve(":8951") // want `udp listener on port 8951` `tcp listener on port 8951`
}

// serve binds both.
func serve(addr string) error {
	conn, err := net.ListenPacket("udp", addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func runAgain() error {
	return serveAgain(":8952") // want `listener on port 8952`
}

// serveAgain binds one, if need be in another way.
func serveAgain(addr string) error {
	l, err := net.Listen("tcp4", addr)
	if err != nil {
		l, err = net.Listen("tcp", addr)
	}
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func runEither() error {
	return serveEither(":8953", os.Getenv("PACKETS") != "") // want `listener on port 8953`
}

// serveEither binds one or the other.
func serveEither(addr string, packets bool) error {
	if packets {
		conn, err := net.ListenPacket("udp", addr)
		if err != nil {
			return err
		}
		return read(conn)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func read(conn net.PacketConn) error {
	defer conn.Close()
	_, _, err := conn.ReadFrom(nil)
	return err
}
