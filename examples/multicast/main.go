// Command multicast shows where SO_REUSEADDR belongs: every member of a group
// receives each datagram, so sharing the port takes nothing from anybody. The
// net package sets the option here itself, and sockvet has nothing to report.
package main

import (
	"log"
	"net"
)

func main() {
	group := &net.UDPAddr{IP: net.IPv4(239, 1, 2, 3), Port: 5353}
	conn, err := net.ListenMulticastUDP("udp4", nil, group)
	if err != nil {
		log.Fatal(err)
	}
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFromUDP(buf)
		if err != nil {
			log.Fatal(err)
		}
		log.Printf("%d bytes from %v", n, from)
	}
}
