package helpers

import (
	"context"
	"net"
	"strconv"
)

type server struct {
	addr string
	port int
	host string
}

func (s *server) run() error {
	_, err := net.Listen("tcp", s.addr)
	return err
}

func (s server) runPort() { net.Listen("tcp", net.JoinHostPort(s.host, strconv.Itoa(s.port))) }

func methods() {
	s := &server{addr: ":8801"}
	s.run() // want `exclusive: .*port 8801`

	var t server
	t.addr = ":8802"
	t.run() // want `exclusive: .*port 8802`

	(&server{addr: ":8803"}).run()            // want `exclusive: .*port 8803`
	server{port: 8804}.runPort()              // want `exclusive: .*port 8804.* wildcard]`
	server{port: 8805, host: "::1"}.runPort() // want `note exclusive: .*port 8805.* specific]`

	(*server).run(&server{addr: ":8807"}) // want `exclusive: .*port 8807`
}

func newServer(addr string) *server { return &server{addr: addr} }

func constructed() {
	newServer(":8808").run() // want `exclusive: .*port 8808`
	s := newServer(":8809")
	if err := s.run(); err != nil { // want `exclusive: .*port 8809`
		return
	}
}

// daemon embeds what binds.
type daemon struct {
	*server
	name string
}

func embedded() {
	d := &daemon{server: newServer(":8810"), name: "d"}
	d.run() // want `exclusive: .*port 8810`
	e := daemon{server: &server{}}
	e.addr = ":8811"
	e.run() // want `exclusive: .*port 8811`
}

// nested keeps the address two structs down.
type nested struct {
	conf struct{ http struct{ addr string } }
}

func (n *nested) run() { net.Listen("tcp", n.conf.http.addr) }

func nesting() {
	var n nested
	n.conf.http.addr = ":8812"
	n.run() // want `exclusive: .*port 8812`
}

// A runner has one implementation in this package.
type runner interface{ start(addr string) error }

type implementation struct{}

func (implementation) start(addr string) error {
	_, err := net.Listen("tcp", addr)
	return err
}

func newRunner() runner { return implementation{} }

func sole(r runner) {
	r.start(":8813")           // want `exclusive: .*port 8813`
	newRunner().start(":8814") // want `exclusive: .*port 8814`
}

// A stopper has two implementations: where the value shows which, that is the
// one that is called.
type stopper interface{ listen() }

type one struct{ addr string }

func (o one) listen() { net.Listen("tcp", o.addr) }

type two struct{}

func (*two) listen() {}

func shown() {
	var s stopper = one{addr: ":8815"}
	s.listen() // want `exclusive: .*port 8815`
	s = &two{}
	s.listen()
}

// Options are functions that fill in a struct.
type option func(*server)

func withAddr(addr string) option { return func(s *server) { s.addr = addr } }

func withPort(port int) option { return func(s *server) { s.port = port } }

func build(options ...option) *server {
	s := &server{host: "127.0.0.1"}
	for _, o := range options {
		o(s)
	}
	return s
}

func optional() {
	build(withAddr(":8816")).run() // want `exclusive: .*port 8816`
	s := build(withPort(8817), withAddr("10.0.0.1:8818"))
	s.run()     // want `exclusive: .*port 8818`
	s.runPort() // want `exclusive: .*port 8817`
	build().run()
}

// A builder returns itself.
func (s *server) on(addr string) *server {
	s.addr = addr
	return s
}

func built() {
	new(server).on(":8819").run() // want `exclusive: .*port 8819`
}

func generic[T ~string](addr T) { net.Listen("tcp", string(addr)) }

type box[T any] struct{ value T }

func (b *box[T]) get() T { return b.value }

func generics() {
	generic(":8820") // want `exclusive: .*port 8820`
	type text string
	generic(text(":8821")) // want `exclusive: .*port 8821`
	b := &box[string]{value: ":8822"}
	net.Listen("tcp", b.get())           // want `exclusive: .*port 8822`
	net.Listen("tcp", identity(":8823")) // want `exclusive: .*port 8823`
}

func identity[T any](v T) T { return v }

var (
	globalAddr   = ":8824"
	globalServer = &server{addr: ":8825"}
	globalTable  = []string{":8826", ":8827"}
	globalMap    = map[string]*server{"a": {addr: ":8828"}}
	globalPort   int
	globalListen = func(a string) { net.Listen("tcp", a) }
)

func init() { globalPort = 8829 }

func globals() {
	net.Listen("tcp", globalAddr)                   // want `exclusive: .*port 8824`
	globalServer.run()                              // want `exclusive: .*port 8825`
	net.Listen("tcp", globalTable[0])               // want `exclusive: .*port 8826`
	globalMap["a"].run()                            // want `exclusive: .*port 8828`
	net.Listen("tcp", ":"+strconv.Itoa(globalPort)) // want `exclusive: .*port 8829`
	globalListen(":8830")                           // want `exclusive: .*port 8830`
}

var opened, _ = net.Listen("tcp", ":8831") // want `exclusive: .*port 8831`

var started = listenAt(":8832") // want `exclusive: .*port 8832`

func listenAt(addr string) net.Listener {
	l, _ := net.Listen("tcp", addr)
	return l
}

func loops(ctx context.Context) {
	for _, a := range []string{":8833", ":8834"} {
		net.Listen("tcp", a) // want `exclusive: .*port 8833 or 8834`
	}
	for _, s := range []struct{ network, addr string }{
		{"tcp", ":8835"},
		{"udp", ":8836"},
	} {
		listen(s.addr) // want `exclusive: .*port 8835 or 8836`
	}
	for name, port := range map[string]int{"http": 8837, "admin": 8838} {
		_ = name
		listenPort(port) // want `exclusive: .*port 8837 or 8838`
	}
	ports := [...]int{8839, 8840}
	for i := range ports {
		listenPort(ports[i]) // want `exclusive: .*port 8839 or 8840`
	}
	var addrs []string
	addrs = append(addrs, ":8841")
	addrs = append(addrs, ":8842")
	for _, a := range addrs {
		listen(a) // want `exclusive: .*port 8841 or 8842`
	}
}
