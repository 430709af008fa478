// Package configs listens with a net.ListenConfig from elsewhere on a port of its own:
// where the configuration comes from decides whether the port is protected.
package configs

import (
	"context"
	"net"
	"syscall"

	"flows/configs/metrics"
	"flows/configs/noop"
)

var ctx = context.Background()

func exclusive(_, _ string, c syscall.RawConn) error {
	var err error
	if e := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
	}); e != nil {
		return e
	}
	return err
}

type server struct{ lc net.ListenConfig }

func (s *server) run() { s.lc.Listen(ctx, "tcp", ":8001") } // want `port 8001 of all interfaces`

type safeServer struct{ lc net.ListenConfig }

func (s *safeServer) run() { s.lc.Listen(ctx, "tcp", ":8002") }

func byReceiver() {
	new(server).run()
	(&safeServer{net.ListenConfig{Control: exclusive}}).run()
}

func listen(lc *net.ListenConfig) { lc.Listen(ctx, "tcp", ":8003") } // want `port 8003 of all interfaces`

func listenSafely(lc *net.ListenConfig) { lc.Listen(ctx, "tcp", ":8004") }

func byParameter() {
	listen(&net.ListenConfig{})
	listenSafely(&net.ListenConfig{Control: exclusive})
}

func captured() {
	var lc net.ListenConfig
	safe := net.ListenConfig{Control: exclusive}
	go func() {
		lc.Listen(ctx, "tcp", ":8005") // want `port 8005 of all interfaces`
		safe.Listen(ctx, "tcp", ":8006")
	}()
}

func byControl(control func(string, string, syscall.RawConn) error) {
	lc := net.ListenConfig{Control: control}
	lc.Listen(ctx, "tcp", ":8007")
}

// byNothing has functions of another package that set no option.
func byNothing() {
	lc := net.ListenConfig{Control: noop.Control}
	lc.Listen(ctx, "tcp", ":8008") // want `port 8008 of all interfaces`
	made := net.ListenConfig{Control: noop.Timeout(5)}
	made.Listen(ctx, "tcp", ":8009")          // want `port 8009 of all interfaces`
	noop.Config().Listen(ctx, "tcp", ":8010") // want `port 8010 of all interfaces`
	bound := net.ListenConfig{Control: new(noop.Socket).Control}
	bound.Listen(ctx, "tcp", ":8011") // want `port 8011 of all interfaces`
}

// byUnknown has functions of another package that may set any.
func byUnknown() {
	lc := net.ListenConfig{Control: noop.Hooked}
	lc.Listen(ctx, "tcp", ":8012")
	made := net.ListenConfig{Control: noop.Wrap(exclusive)}
	made.Listen(ctx, "tcp", ":8013")
	noop.ConfigOf(exclusive).Listen(ctx, "tcp", ":8014")
}

// byOptions says in options of another package whether the port is protected.
func byOptions() {
	metrics.New(metrics.Options{}).Start(ctx) // want `port 8015 of all interfaces`
	metrics.New(metrics.Options{ListenConfig: net.ListenConfig{Control: exclusive}}).Start(ctx)
}
