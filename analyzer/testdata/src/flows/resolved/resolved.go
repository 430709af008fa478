// Package resolved asks whether there is an address.
package resolved

import (
	"log"
	"net"
	"net/url"
)

// listen has any port where it is given no address.
func listen(addr *net.UDPAddr) (net.PacketConn, error) {
	text := ":0"
	if addr != nil {
		text = addr.String()
	}
	return net.ListenPacket("udp", text)
}

func byAddress() {
	addr, err := net.ResolveUDPAddr("udp", ":8001")
	if err != nil {
		log.Fatal(err)
	}
	_, _ = listen(addr) // want `port 8001 of all interfaces`
	_, _ = listen(nil)
}

// listenAt has a port of its own where it is given no URL.
func listenAt(u *url.URL) (net.Listener, error) {
	if u == nil {
		return net.Listen("tcp", ":8002") // want `port 8002 of all interfaces`
	}
	return net.Listen("tcp", u.Host)
}

func byURL() {
	u, err := url.Parse("tcp://127.0.0.1:8003")
	if err != nil {
		log.Fatal(err)
	}
	_, _ = listenAt(u) // want `port 8003 of 127\.0\.0\.1`
	_, _ = listenAt(nil)
}
