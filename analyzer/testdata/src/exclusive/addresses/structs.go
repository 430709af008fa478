package addresses

import (
	"net"
	"net/netip"
)

func structs(ip net.IP) {
	net.ListenTCP("tcp", &net.TCPAddr{Port: 8301})                                 // want `warning exclusive: .*port 8301.*\[tcp :8301 fixed wildcard]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4zero, Port: 8302})               // want `warning exclusive: .*port 8302.* fixed wildcard]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.ParseIP("127.0.0.1"), Port: 8303})   // want `note exclusive: .*port 8303.* fixed specific]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8304})     // want `note exclusive: .*port 8304.* fixed specific]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv6loopback, Port: 8305})           // want `note exclusive: .*port 8305.* fixed specific]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IP{127, 0, 0, 1}, Port: 8306})       // want `note exclusive: .*port 8306.* fixed specific]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: ip, Port: 8307})                         // want `exclusive: .*port 8307.* fixed unknown]`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv6unspecified, Port: 8308})        // want `warning exclusive: .*port 8308.* fixed wildcard]`
	net.ListenUDP("udp", &net.UDPAddr{Port: 8309})                                 // want `exclusive: udp .*port 8309`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(0, 0, 0, 0).To4(), Port: 8310}) // want `warning exclusive: .*port 8310.* fixed wildcard]`

	var a net.TCPAddr
	a.Port = 8311
	net.ListenTCP("tcp", &a) // want `exclusive: .*port 8311`

	b := new(net.UDPAddr)
	b.Port = 8312
	b.IP = net.ParseIP("10.0.0.1")
	net.ListenUDP("udp", b) // want `note exclusive: .*port 8312`

	// The text of an address, and back.
	c := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8313}
	net.Listen("tcp", c.String())    // want `note exclusive: .*port 8313`
	net.Listen(c.Network(), ":8314") // want `exclusive: .*port 8314`
}

func resolved(host string) {
	t, err := net.ResolveTCPAddr("tcp", ":8320")
	if err != nil {
		return
	}
	net.ListenTCP("tcp", t) // want `exclusive: .*port 8320`

	u, _ := net.ResolveUDPAddr("udp", "127.0.0.1:8321")
	net.ListenUDP("udp", u) // want `note exclusive: udp .*port 8321`

	w, _ := net.ResolveTCPAddr("tcp", net.JoinHostPort(host, "8322"))
	net.ListenTCP("tcp", w) // want `exclusive: .*port 8322`

	// The port of what was resolved, the host replaced.
	x, _ := net.ResolveTCPAddr("tcp", "example.com:8323")
	x.IP = nil
	net.ListenTCP("tcp", x) // want `warning exclusive: .*port 8323.* fixed wildcard]`
}

func netips() {
	net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.MustParseAddrPort("127.0.0.1:8330"))) // want `note exclusive: .*port 8330`
	net.Listen("tcp", netip.MustParseAddrPort("[::]:8334").String())                         // want `exclusive: .*port 8334`
	ap, err := netip.ParseAddrPort("0.0.0.0:8335")
	if err != nil {
		return
	}
	net.ListenTCP("tcp", &net.TCPAddr{Port: int(ap.Port())}) // want `exclusive: .*port 8335`
}
