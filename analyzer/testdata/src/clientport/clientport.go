// Package clientport dials from local ports.
package clientport

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

func dialers(ctx context.Context) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{Port: 4500}}
	d.Dial("tcp", "example.com:80") // want `note client-port: tcp client on port 4500.*\[tcp :4500 fixed wildcard]`
	e := &net.Dialer{Timeout: time.Second, LocalAddr: &net.UDPAddr{IP: net.IPv4(10, 0, 0, 1), Port: 4501}}
	e.DialContext(ctx, "udp", "example.com:53") // want `note client-port: udp client on port 4501.* fixed specific]`

	var f net.Dialer
	f.LocalAddr = &net.TCPAddr{Port: 4502}
	f.Dial("tcp4", "example.com:80") // want `note client-port: .*client on port 4502`

	local, err := net.ResolveTCPAddr("tcp", ":4503")
	if err != nil {
		return
	}
	(&net.Dialer{LocalAddr: local}).Dial("tcp", "example.com:80") // want `note client-port: .*client on port 4503`

	g := net.Dialer{LocalAddr: &net.TCPAddr{Port: 4504}, Control: func(string, string, syscall.RawConn) error { return nil }}
	g.Dial("tcp", "example.com:80") // want `note client-port: .*client on port 4504`
}

func functions(remote *net.TCPAddr) {
	net.DialTCP("tcp", &net.TCPAddr{Port: 4510}, remote)                 // want `note client-port: tcp client on port 4510`
	net.DialUDP("udp", &net.UDPAddr{Port: 4511}, &net.UDPAddr{Port: 53}) // want `note client-port: udp client on port 4511`
	net.DialTCP("tcp", nil, remote)
	net.DialTCP("tcp", &net.TCPAddr{}, remote)
}

// The dialer's methods for one network are given the local address.
func methods(ctx context.Context, remote netip.AddrPort) {
	var d net.Dialer
	d.DialTCP(ctx, "tcp", netip.MustParseAddrPort("0.0.0.0:4512"), remote)           // want `note client-port: tcp client on port 4512`
	d.DialUDP(ctx, "udp", netip.AddrPortFrom(netip.IPv4Unspecified(), 4513), remote) // want `note client-port: udp client on port 4513`
	d.DialUDP(ctx, "udp", netip.AddrPortFrom(netip.MustParseAddr("10.0.0.1"), 0), remote)
	d.DialTCP(ctx, "tcp", netip.AddrPort{}, remote)
}

func dialFrom(port int, addr string) (net.Conn, error) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{Port: port}}
	return d.Dial("tcp", addr)
}

func helpers() {
	dialFrom(4520, "example.com:80") // want `note client-port: .*client on port 4520`
	dialFrom(0, "example.com:80")
}

// What the library dials.
func library() {
	d := &net.Dialer{LocalAddr: &net.TCPAddr{Port: 4530}}
	tls.DialWithDialer(d, "tcp", "example.com:443", nil)                                                      // want `note client-port: .*client on port 4530`
	(&tls.Dialer{NetDialer: &net.Dialer{LocalAddr: &net.TCPAddr{Port: 4531}}}).Dial("tcp", "example.com:443") // want `note client-port: .*client on port 4531`
	t := http.Transport{DialContext: (&net.Dialer{LocalAddr: &net.TCPAddr{Port: 4532}}).DialContext}          // want `note client-port: .*client on port 4532`
	_ = t
}
