// Package helpers binds through functions of its own. The finding stands where
// the port meets the bind: at the call that supplies it.
package helpers

import (
	"context"
	"fmt"
	"net"
)

func listen(addr string) (net.Listener, error) { return net.Listen("tcp", addr) }

func mustListen(addr string) net.Listener {
	l, err := listen(addr)
	if err != nil {
		panic(err)
	}
	return l
}

func listenPort(port int) (net.Listener, error) {
	return net.Listen("tcp", fmt.Sprintf(":%d", port))
}

func takeAddress() {
	listen(":8601")     // want `exclusive: .*port 8601`
	mustListen(":8602") // want `exclusive: .*port 8602`
	listenPort(8603)    // want `exclusive: .*port 8603`
	listenPort(0)
	listen("")
}

func own() (net.Listener, error) {
	return net.Listen("tcp", ":8604") // want `exclusive: .*port 8604`
}

func callers() {
	own() // what own decides is told in own
	own()
}

func config() *net.ListenConfig { return &net.ListenConfig{KeepAlive: -1} }

func viaConfig(ctx context.Context) {
	config().Listen(ctx, "tcp", ":8605") // want `exclusive: .*port 8605`
	lc := config()
	lc.ListenPacket(ctx, "udp", ":8606") // want `exclusive: .*port 8606`
}

// passed is given the configuration.
func passed(ctx context.Context, lc *net.ListenConfig, addr string) {
	lc.Listen(ctx, "tcp", addr)
}

func passes(ctx context.Context) {
	passed(ctx, &net.ListenConfig{}, ":8607") // want `exclusive: .*port 8607`
}

func network(network, addr string) { net.Listen(network, addr) }

func networks() {
	network("tcp", ":8608") // want `exclusive: .*port 8608`
	network("udp", ":8609") // want `exclusive: .*port 8609`
	network("unix", "/run/sock:8609")
}

// addresses returns more than one.
func addresses() (string, string) { return ":8610", ":8611" }

func several() {
	a, b := addresses()
	listen(a) // want `exclusive: .*port 8610`
	listen(b) // want `exclusive: .*port 8611`
}

func variadic(addrs ...string) {
	for _, a := range addrs {
		listen(a)
	}
}

func callVariadic() {
	variadic(":8612")          // want `exclusive: .*port 8612`
	variadic(":8613", ":8614") // want `exclusive: .*port 8613 or 8614`
}

// Named results and an early return.
func named(addr string) (l net.Listener, err error) {
	if addr == "-" {
		return nil, nil
	}
	l, err = net.Listen("tcp", addr)
	return
}

func callNamed() {
	named(":8615") // want `exclusive: .*port 8615`
}

// chain is four calls deep.
func chain1(a string)    { chain2("127.0.0.1" + a) }
func chain2(a string)    { chain3("tcp", a) }
func chain3(n, a string) { chain4(a, n) }
func chain4(a, n string) { net.Listen(n, a) }

func chain() {
	chain1(":8616") // want `note exclusive: .*port 8616`
}
