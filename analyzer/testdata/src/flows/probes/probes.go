// Package probes listens on ports only to learn whether they are free.
package probes

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"time"
)

func probe() {
	fmt.Println(free(7601), deferred(7602), first())
	fmt.Println(captured(":7603"))
	fmt.Println(packets(":7606"))
	fmt.Println(reported(":7607"))
}

// Closed at once, nobody is served.
func free(port int) bool {
	ln, err := net.Listen("tcp", fmt.Sprintf(":%d", port))
	if err != nil {
		return false
	}
	ln.Close()
	time.Sleep(time.Second)
	return true
}

func deferred(port int) bool {
	ln, err := net.ListenTCP("tcp", &net.TCPAddr{Port: port})
	if err != nil {
		log.Printf("port %d is taken: %v", port, err)
		return false
	}
	defer ln.Close()
	log.Printf("%v is free", ln.Addr())
	return true
}

func captured(addr string) (ok bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", addr)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, ln.Close()) }()
	return true, nil
}

func first() int {
	for port := 7604; port < 7700; port++ {
		if ln, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			ln.Close()
			return port
		}
	}
	return 0
}

func packets(addr string) (string, error) {
	conn, err := net.ListenPacket("udp", addr)
	if err == nil {
		return addr, conn.Close()
	}
	return "", err
}

func reported(addr string) (bool, error) {
	ln, err := net.Listen("tcp", addr)
	if ln != nil {
		defer ln.Close()
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", addr, err)
	}
	return true, nil
}

// What returns at most an error may be the frame of a server.
func framed() error {
	ln, err := net.Listen("tcp", ":7608") // want `warning exclusive: .*port 7608 .* wildcard]`
	if err != nil {
		return err
	}
	defer ln.Close()
	return nil
}

// The server on a port that was tried first is one.
func chosen(port int) error {
	if !free(port) {
		return errors.New("taken")
	}
	return http.ListenAndServe(fmt.Sprintf(":%d", port), nil)
}

func serve() {
	chosen(7611) // want `warning exclusive: .*port 7611 .* wildcard]`
}

// A listener that is closed at last has served before.
func accepts() error {
	ln, err := net.Listen("tcp", ":7612") // want `warning exclusive: .*port 7612 .* wildcard]`
	if err != nil {
		return err
	}
	defer ln.Close()
	for {
		conn, err := ln.Accept()
		if err != nil {
			return err
		}
		conn.Close()
	}
}

func served() error {
	ln, err := net.Listen("tcp", ":7613") // want `warning exclusive: .*port 7613 .* wildcard]`
	if err != nil {
		return err
	}
	defer func() { ln.Close() }()
	return http.Serve(ln, nil)
}

func stopped(stop chan struct{}) error {
	ln, err := net.Listen("tcp", ":7614") // want `warning exclusive: .*port 7614 .* wildcard]`
	if err != nil {
		return err
	}
	go func() {
		<-stop
		ln.Close()
	}()
	return http.Serve(ln, nil)
}

type server struct{ ln net.Listener }

func (s *server) open() (err error) {
	if s.ln, err = net.Listen("tcp", ":7615"); err != nil { // want `warning exclusive: .*port 7615 .* wildcard]`
		return err
	}
	return nil
}

// One way leaves the listener to a caller, or open.
func handed(check func() error) (net.Listener, error) {
	ln, err := net.Listen("tcp", ":7616") // want `warning exclusive: .*port 7616 .* wildcard]`
	if err != nil {
		return nil, err
	}
	if err := check(); err != nil {
		ln.Close()
		return nil, err
	}
	return ln, nil
}

func kept(once bool) {
	ln, err := net.Listen("tcp", ":7617") // want `warning exclusive: .*port 7617 .* wildcard]`
	if err == nil && once {
		ln.Close()
	}
}

// The program holds the port while it runs, so that there is one of it only.
func alone(run func()) error {
	ln, err := net.Listen("tcp", "127.0.0.1:7618") // want `note exclusive: .*port 7618 .* specific]`
	if err != nil {
		return errors.New("it runs already")
	}
	defer ln.Close()
	run()
	return nil
}

func ends() {
	ln, err := net.Listen("tcp", ":7620") // want `warning exclusive: .*port 7620 .* wildcard]`
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
}

func waits(done chan struct{}) {
	conn, err := net.ListenPacket("udp", ":7619") // want `warning exclusive: .*port 7619 .* wildcard]`
	if err != nil {
		return
	}
	defer conn.Close()
	<-done
}
