// Package returned gives servers to functions of another package, which return them.
package returned

import (
	"net/http"

	"flows/returned/filled"
)

func defaults() error {
	srv := filled.WithDefaults(&http.Server{Addr: ":8701"})
	return srv.ListenAndServe() // want `port 8701 .*of all interfaces`
}

func routes(h http.Handler) error {
	srv, err := filled.WithRoutes(&http.Server{Addr: ":8702"}, h)
	if err != nil {
		return err
	}
	return srv.ListenAndServeTLS("cert", "key") // want `port 8702 .*of all interfaces`
}

// What is set afterwards counts.
func reset() error {
	srv := filled.WithDefaults(&http.Server{Addr: ":8703"})
	srv.Addr = ":8704"
	return srv.ListenAndServe() // want `port 8704 of all interfaces`
}

func both(s *http.Server) error { return filled.WithDefaults(s).ListenAndServe() }

func handedOn() error { return both(&http.Server{Addr: ":8705"}) } // want `port 8705 .*of all interfaces`

// Which of two servers it is, is not known.
func newer(a, b *http.Server) error {
	a.Addr, b.Addr = ":8706", ":8707"
	return filled.Newer(a, b).ListenAndServe()
}
