// Package clean has nothing to report.
package clean

import (
	"context"
	"flag"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"time"
)

// The system chooses the port.
func ephemeral() {
	net.Listen("tcp", ":0")
	net.Listen("tcp", "127.0.0.1:0")
	net.Listen("tcp", "localhost:")
	net.Listen("tcp", ":")
	net.Listen("tcp", "")
	net.Listen("tcp", net.JoinHostPort("", "0"))
	net.ListenPacket("udp", ":0")
	net.ListenTCP("tcp", nil)
	net.ListenTCP("tcp", &net.TCPAddr{})
	net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	addr, _ := net.ResolveTCPAddr("tcp", "localhost:0")
	net.ListenTCP("tcp", addr)
	httptest.NewServer(nil)
	httptest.NewTLSServer(nil)
}

// The port is not known.
func unknown(addr string, port int, l net.Listener) {
	net.Listen("tcp", addr)
	net.Listen("tcp", os.Getenv("ADDR"))
	net.Listen("tcp", os.Args[1])
	net.ListenTCP("tcp", &net.TCPAddr{Port: port})
	net.Listen("tcp", l.Addr().String())
	net.Listen("tcp", *flag.String("addr", "", "such as :8080"))
}

// What has no port.
func portless() {
	net.Listen("unix", "/run/app.sock")
	net.Listen("unix", "/run/app:8080")
	net.Listen("unixpacket", ":8080")
	net.ListenPacket("unixgram", "/run/app:8080")
	net.ListenUnix("unix", &net.UnixAddr{Name: "/run/app:8080"})
	net.ListenUnixgram("unixgram", &net.UnixAddr{Name: ":8080"})
	net.ListenPacket("ip4:icmp", "0.0.0.0")
	net.ListenIP("ip4:tcp", &net.IPAddr{})
}

// Multicast delivers to all members of the group.
func multicast() {
	group := &net.UDPAddr{IP: net.IPv4(239, 1, 2, 3), Port: 5353}
	net.ListenMulticastUDP("udp4", nil, group)
	net.ListenPacket("udp", "224.0.0.251:5353")
	net.ListenPacket("udp6", "[ff02::fb]:5353")
	net.ListenUDP("udp4", group)
	net.ListenUDP("udp", &net.UDPAddr{IP: net.ParseIP("224.0.0.251"), Port: 5353})
}

// multicastListen keeps the address in a field.
type discovery struct{ group net.UDPAddr }

func (d *discovery) listen() (*net.UDPConn, error) {
	return net.ListenMulticastUDP("udp", nil, &d.group)
}

func discover() {
	d := &discovery{group: net.UDPAddr{IP: net.IPv4allsys, Port: 5354}}
	d.listen()
}

// Configuration alone binds nothing.
var (
	_ = net.ListenConfig{KeepAlive: time.Second}
	_ = http.Server{Addr: ":8080"}
	_ = net.TCPAddr{Port: 8080}
	_ = "localhost:8080"
)

const listenAddr = ":8080"

type config struct{ Addr string }

func defaults() config { return config{Addr: listenAddr} }

// A remote port is not bound.
func remote(ctx context.Context) {
	net.Dial("tcp", "example.com:8080")
	net.DialTimeout("tcp", ":8080", time.Second)
	(&net.Dialer{Timeout: time.Second}).DialContext(ctx, "tcp", "localhost:8080")
	net.DialTCP("tcp", nil, &net.TCPAddr{Port: 8080})
	net.DialUDP("udp", nil, &net.UDPAddr{Port: 8080})
	(&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(10, 0, 0, 1)}}).Dial("tcp", ":8080")
	(&net.Dialer{LocalAddr: &net.TCPAddr{Port: 0}}).Dial("tcp", ":8080")
	http.Get("http://localhost:8080")
	net.LookupPort("tcp", "8080")
	net.ResolveTCPAddr("tcp", ":8080")
}

// Sockets that somebody else has bound.
func inherited(f *os.File) {
	l, _ := net.FileListener(f)
	http.Serve(l, nil)
	net.FilePacketConn(f)
	net.FileConn(os.NewFile(3, "tcp :8080"))
}

// What is called Listen and binds nothing.
type bus struct{ topics []string }

func (b *bus) Listen(network, address string) error {
	b.topics = append(b.topics, address)
	return nil
}

func Listen(network, address string) string { return network + address }

func others(b *bus, l interface {
	Listen(network, address string) error
}) {
	b.Listen("tcp", ":8080")
	Listen("tcp", ":8080")
	l.Listen("tcp", ":8080")
}

// Text that looks like a port and is none.
func lookalikes() {
	net.Listen("tcp", "host:port")
	net.Listen("tcp", ":99999")
	net.Listen("tcp", ":-1")
	println("12:30", "a:8080")
}

// A check that decides: the branch with the port is dead.
func dead() {
	addr := ":0"
	if addr == "" {
		addr = ":8080"
	}
	net.Listen("tcp", addr)
	const production = false
	if production {
		addr = ":8081"
	}
	net.Listen("tcp", addr)
}
