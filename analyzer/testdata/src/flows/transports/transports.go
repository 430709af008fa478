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

func runBoth() {
	for _, packets := range []bool{true, false} {
		go serveOne(":8954", packets) // want `udp listener on port 8954` `tcp listener on port 8954`
	}
	_ = serveChosen(":8955", os.Getenv("TCP") != "", os.Getenv("UDP") != "") // want `udp listener on port 8955` `tcp listener on port 8955`
}

// serveOne binds one or the other, and is called for both.
func serveOne(addr string, packets bool) {
	if packets {
		_ = servePackets(addr)
		return
	}
	if l, err := net.Listen("tcp", addr); err == nil {
		_ = l.Close()
	}
}

func servePackets(addr string) error {
	conn, err := net.ListenPacket("udp", addr)
	if err != nil {
		return err
	}
	return conn.Close()
}

// serveChosen binds what it is told to, which may be both.
func serveChosen(addr string, tcp, udp bool) error {
	if tcp {
		l, err := net.Listen("tcp", addr)
		if err != nil {
			return err
		}
		defer l.Close()
	}
	if udp {
		return servePackets(addr)
	}
	return nil
}
