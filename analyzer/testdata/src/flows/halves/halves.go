// Package halves takes addresses apart of which there may be several, and puts them
// together again.
package halves

import (
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
)

// Port 7701 is one of 127.0.0.1, whatever the host of the other address.
func split(public bool) error {
	addr := "127.0.0.1:7701"
	if public {
		addr = ":0"
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	return http.ListenAndServe(net.JoinHostPort(host, port), nil) // want `note exclusive: .*port 7701 by default of 127.0.0.1 .* specific]`
}

func resolved() {
	addr := ""
	if len(os.Args) > 1 {
		addr = "127.0.0.1:7702"
	}
	a, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		log.Fatal(err)
	}
	ln, err := net.ListenTCP("tcp", a) // want `note exclusive: .*port 7702 by default of 127.0.0.1 .* specific]`
	if err != nil {
		log.Fatal(err)
	}
	http.Serve(ln, nil)
}

func first(addrs []string) string {
	for _, a := range addrs {
		if a != "" {
			return a
		}
	}
	return ""
}

func found() error {
	a, err := net.ResolveUDPAddr("udp", first([]string{"localhost:7703", os.Getenv("ADDR")}))
	if err != nil {
		return err
	}
	_, err = net.ListenPacket("udp", a.String()) // want `note exclusive: .*port 7703 by default of localhost .* specific]`
	return err
}

// The same of a parameter.
func listen(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	return http.ListenAndServe(host+":"+port, nil)
}

func given(public bool) error {
	if addr := "[::1]:7704"; !public {
		return listen(addr) // want `note exclusive: .*port 7704 of .* specific]`
	}
	addr := "127.0.0.1:7705"
	if os.Getenv("EXPOSE") != "" {
		addr = "0.0.0.0:7706"
	}
	return listen(addr) // want `warning exclusive: .*port 7705 or 7706 by default of all interfaces .* wildcard]`
}

// A port of its own is one of every host.
func moved(public bool, port int) error {
	addr := "127.0.0.1:0"
	if public {
		addr = ":0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	return http.ListenAndServe(net.JoinHostPort(host, strconv.Itoa(port)), nil)
}

func moves(public bool) {
	moved(public, 7707) // want `warning exclusive: .*port 7707 of all interfaces .* wildcard]`
}

// A port that is counted up is one of every host, too.
func next(public bool) error {
	addr := "127.0.0.1:7708"
	if public {
		addr = ":7708"
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	return http.ListenAndServe(net.JoinHostPort(host, strconv.Itoa(n+1)), nil) // want `warning exclusive: .*port 7709 of all interfaces .* wildcard]`
}
