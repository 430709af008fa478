// Package servers binds through the standard library, of which sockvet knows
// the functions of net alone by name.
package servers

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/rpc"
	"time"
)

func functions(config *tls.Config) {
	http.ListenAndServe(":8901", nil)                   // want `warning exclusive: tcp listener on port 8901.*\[tcp :8901 fixed wildcard]`
	http.ListenAndServe("127.0.0.1:8902", nil)          // want `note exclusive: .*port 8902`
	http.ListenAndServeTLS(":8903", "cert", "key", nil) // want `exclusive: .*port 8903`
	http.ListenAndServe("", nil)                        // want `exclusive: .*port 80 `
	tls.Listen("tcp", ":8904", config)                  // want `exclusive: .*port 8904`
	tls.Listen("tcp", "localhost:8905", config)         // want `note exclusive: .*port 8905`
	go http.ListenAndServe(":8906", nil)                // want `exclusive: .*port 8906`
}

func methods() {
	s := &http.Server{Addr: ":8911", ReadHeaderTimeout: time.Second}
	s.ListenAndServe() // want `exclusive: .*port 8911`

	t := http.Server{}
	t.Addr = ":8912"
	t.ListenAndServeTLS("cert", "key") // want `exclusive: .*port 8912`

	u := &http.Server{Addr: ":8913"}
	go func() {
		if err := u.ListenAndServe(); err != http.ErrServerClosed { // want `exclusive: .*port 8913`
			panic(err)
		}
	}()

	(&http.Server{}).ListenAndServeTLS("cert", "key") // want `exclusive: .*port 443 `
}

type app struct {
	srv *http.Server
}

func newApp(addr string) *app {
	return &app{srv: &http.Server{Addr: addr}}
}

func (a *app) run() error { return a.srv.ListenAndServe() }

func wrapped() {
	newApp(":8921").run() // want `exclusive: .*port 8921`
}

// A listener that is there already is not bound again.
func serve(l net.Listener, s *http.Server) {
	http.Serve(l, nil)
	s.Serve(l)
	rpc.Accept(l)
	http.Serve(tls.NewListener(l, nil), nil)
}

func rpcs() {
	l, err := net.Listen("tcp", ":8931") // want `exclusive: .*port 8931`
	if err != nil {
		return
	}
	rpc.Accept(l)
}

// The address comes from outside.
func outside(s *http.Server, addr string) {
	s.ListenAndServe()
	http.ListenAndServe(addr, nil)
}
