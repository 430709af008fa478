// Package held calls methods through interfaces that hold what other functions put there.
package held

import (
	"context"
	"net"
	"net/http"

	"flows/held/std"
)

type network interface {
	Listen(network, address string) (net.Listener, error)
}

func byParameter(n network) { n.Listen("tcp", ":8001") } // want `port 8001 of all interfaces`

type server struct{ network network }

func (s *server) byField() { s.network.Listen("tcp", ":8002") } // want `port 8002 of all interfaces`

func byDefault(n network, address string) {
	if n == nil {
		n = &std.Net{}
	}
	go func() { n.Listen("tcp", address) }()
}

var shared network = &std.Net{}

func byVariable() { shared.Listen("tcp", ":8004") } // want `port 8004 of all interfaces`

func start() {
	byParameter(&std.Net{})
	s := &server{network: &std.Net{}}
	s.byField()
	byDefault(nil, ":8003") // want `port 8003 of all interfaces`
}

type lister interface {
	Listen(ctx context.Context, network, address string) (net.Listener, error)
}

func byConfig(l lister) { l.Listen(context.Background(), "tcp", ":8005") } // want `port 8005 of all interfaces`

func configured() { byConfig(&net.ListenConfig{}) }

// A runner is either of two: which one is run is known where it is passed.
type runner interface{ Run(address string) error }

type web struct{}

func (web) Run(address string) error { return http.ListenAndServe(address, nil) }

type idle struct{}

func (idle) Run(string) error { return nil }

type group struct{ runners []runner }

func (g group) Run(address string) error {
	for _, r := range g.runners {
		if err := r.Run(address); err != nil {
			return err
		}
	}
	return nil
}

func run(r runner, address string) error { return r.Run(address) }

func runAll() {
	_ = run(&web{}, ":8006") // want `port 8006 of all interfaces`
	_ = run(&idle{}, ":8007")
	_ = run(web{}, ":8008") // want `port 8008 of all interfaces`
	_ = run(group{}, ":8009")
}

// A service gives its address away with itself.
type service interface{ Serve() error }

func serve(s service) error { return s.Serve() }

func services() {
	_ = serve(&std.Server{Address: "127.0.0.1:8010"}) // want `port 8010 of 127\.0\.0\.1`
	_ = serve(quiet{})
}

type quiet struct{}

func (quiet) Serve() error { return nil }

// What is called may be a function value, too.
func byFunc(listen func(network, address string) (net.Listener, error)) {
	listen("tcp", ":8011") // want `port 8011 of all interfaces`
}

func with(address string, run func(address string, h http.Handler) error) error {
	return run(address, nil)
}

type starter struct {
	listen func(network, address string) (net.Listener, error)
}

func (s *starter) start(address string) { s.listen("tcp", address) }

func funcs() {
	byFunc(net.Listen)
	with(":8012", http.ListenAndServe) // want `port 8012 of all interfaces`
	with(":8013", func(string, http.Handler) error { return nil })
	host := "localhost"
	with("8014", func(port string, h http.Handler) error { // want `port 8014 of localhost`
		return http.ListenAndServe(net.JoinHostPort(host, port), h)
	})
	s := &starter{listen: net.Listen}
	s.start(":8015") // want `port 8015 of all interfaces`
	safe := &starter{listen: func(network, address string) (net.Listener, error) { return nil, nil }}
	safe.start(":8016")
}
