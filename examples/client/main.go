// Command client sends from a fixed local port, which makes a client as easy
// a target as a server is. Leave LocalAddr out and the system picks an
// ephemeral port, which nobody can wait on.
package main

import (
	"log"
	"net"
	"time"
)

const localPort = 5000

func main() {
	d := net.Dialer{
		LocalAddr: &net.TCPAddr{Port: localPort},
		Timeout:   10 * time.Second,
	}
	conn, err := d.Dial("tcp", "server.example:7000")
	if err != nil {
		log.Fatal(err)
	}
	if _, err := conn.Write([]byte("ping\n")); err != nil {
		log.Fatal(err)
	}
	if err := conn.Close(); err != nil {
		log.Fatal(err)
	}
}
