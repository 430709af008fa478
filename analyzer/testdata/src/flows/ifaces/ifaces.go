// Package ifaces hands servers over to code that knows an interface of them only.
package ifaces

import (
	"flows/ifaces/run"
	"net"
	"net/http"
)

func passed() {
	_ = run.Run(&http.Server{Addr: ":8001"}) // want `port 8001 of all interfaces`
}

func added() {
	var g run.Group
	g.Add(&http.Server{Addr: "127.0.0.1:8002"}) // want `port 8002 of 127\.0\.0\.1`
	_ = g.Serve()
}

func listed() {
	for _, s := range []run.Server{&http.Server{Addr: ":8003"}, &http.Server{Addr: ":8004"}} { // want `port 8003` `port 8004`
		_ = s.ListenAndServe()
	}
}

func mapped() {
	servers := map[string]run.Server{}
	servers["a"] = &http.Server{Addr: ":8005"} // want `port 8005`
	for _, s := range servers {
		_ = s.ListenAndServe()
	}
}

type kept struct{ server run.Server }

func (k *kept) run() error { return k.server.ListenAndServe() }

func keeps() {
	k := &kept{server: &http.Server{Addr: ":8006"}} // want `port 8006`
	_ = k.run()
}

// Known is a call that shows what the interface holds.
func known() {
	var s run.Server = &http.Server{Addr: ":8007"}
	_ = s.ListenAndServe() // want `port 8007`
}

// Both methods may bind, and it is one port.
type both interface {
	ListenAndServe() error
	ListenAndServeTLS(cert, key string) error
}

func start(s both, cert string) error {
	if cert == "" {
		return s.ListenAndServe()
	}
	return s.ListenAndServeTLS(cert, cert)
}

func one(cert string) {
	_ = start(&http.Server{Addr: ":8008"}, cert) // want `port 8008`
}

// The default of a library says nothing of a server that may be used otherwise.
func noAddress() {
	_ = run.Run(&http.Server{})
}

// Who closes a server doesn't start it.
func closes(c interface{ Close() error }) error { return c.Close() }

func closed() {
	_ = closes(&http.Server{Addr: ":8009"})
}

// A server that may be given a listener need not listen at its own address.
type given interface {
	ListenAndServe() error
	Serve(l net.Listener) error
}

func serves(s given, l net.Listener) error { return s.Serve(l) }

func served(l net.Listener) { _ = serves(&http.Server{Addr: ":8010"}, l) }
