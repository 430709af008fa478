package linger

import (
	"encoding/json"
	"flag"
	"net"
	"time"
)

// Configuration with a default.
var seconds = flag.Int("linger", 30, "seconds that Close may take")

func viaFlag(c *net.TCPConn) {
	c.SetLinger(*seconds) // want `warning linger: SO_LINGER of 30 s by default`
}

// A duration in seconds.
var patience = flag.Duration("patience", 33*time.Second, "time that Close may take")

func viaDuration(c *net.TCPConn) {
	const wait = 34 * time.Second
	c.SetLinger(int(patience.Seconds()))               // want `warning linger: SO_LINGER of 33 s by default`
	c.SetLinger(int(*patience / time.Second))          // want `warning linger: SO_LINGER of 33 s by default`
	c.SetLinger(int(wait.Seconds()))                   // want `warning linger: SO_LINGER of 34 s makes`
	c.SetLinger(int((2 * time.Minute).Seconds()) / 60) // want `warning linger: SO_LINGER of 2 s makes`
	c.SetLinger(int((-time.Second).Seconds()))
	c.SetLinger(int(half(time.Now()).Seconds()))

	var own time.Duration
	flag.DurationVar(&own, "own", 35*time.Second, "time that Close may take")
	flag.Parse()
	lasting(c, own)  // want `warning linger: SO_LINGER of 35 s by default`
	lasting(c, wait) // want `warning linger: SO_LINGER of 34 s makes`
}

func lasting(c *net.TCPConn, d time.Duration) { c.SetLinger(int(d.Seconds())) }

func half(t time.Time) time.Duration { return time.Since(t) / 2 }

type config struct {
	linger int
	off    int
	given  int
}

func newConfig(given int) *config { return &config{linger: 31, off: -1, given: given} }

type server struct{ cfg *config }

func (s *server) serve(c *net.TCPConn) {
	c.SetLinger(s.cfg.linger) // want `warning linger: SO_LINGER of 31 s by default`
	c.SetLinger(s.cfg.off)
	c.SetLinger(s.cfg.given)
}

// What else an unknown function is given is no default.
func unknownFunc(c *net.TCPConn, compute func(string, int, int) int, plain func(int) int) {
	c.SetLinger(compute("x", 1, 2))
	c.SetLinger(plain(5))
}

// Its error is nobody's business.
func ignored(c *net.TCPConn) {
	c.SetLinger(-1)
	_ = c.SetLinger(-1)
}

// drop closes without TIME_WAIT.
func drop(c *net.TCPConn) error {
	c.SetLinger(0) // want `linger: SO_LINGER of 0 s makes Close discard unsent data and reset the connection; to have the port free sooner is the reason that Microsoft discourages; use CloseWrite`
	return c.Close()
}

func stop(c *net.TCPConn) error {
	// So that the port can be bound again when the server is restarted.
	c.SetLinger(0) // want `linger: .*the reason that Microsoft discourages`
	return c.Close()
}

// restart is about something else.
func retry(c *net.TCPConn) {
	// Restart the timer.
	c.SetLinger(0) // want `linger: SO_LINGER of 0 s makes Close discard unsent data and reset the connection; use CloseWrite`
}

// By way of a helper, from a field that is set once.
type lingerer struct {
	net.Listener
	sec int
}

func wrap(l net.Listener) net.Listener { return &lingerer{l, 0} }

func (l *lingerer) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	tryLinger(c, l.sec) // want `linger: SO_LINGER of 0 s by default makes Close discard`
	return c, nil
}

func tryLinger(c net.Conn, sec int) {
	if t, ok := c.(interface{ SetLinger(sec int) error }); ok {
		t.SetLinger(sec)
	}
}

// Configuration that is decoded. A pointer is nil where nothing is said, and then no
// number is read; a number is 0.
type decoded struct {
	Seconds *int
	Plain   int
}

func viaPointer(c *net.TCPConn, data []byte) error {
	var cfg decoded
	if err := json.Unmarshal(data, &cfg); err != nil {
		return err
	}
	if err := optional(c, cfg); err != nil {
		return err
	}
	if cfg.Seconds != nil {
		return c.SetLinger(*cfg.Seconds)
	}
	return c.SetLinger(cfg.Plain) // want `linger: SO_LINGER of 0 s by default`
}

func optional(c *net.TCPConn, cfg decoded) error {
	if cfg.Seconds == nil {
		return nil
	}
	return c.SetLinger(*cfg.Seconds)
}

func viaVariable(c *net.TCPConn, data []byte) error {
	var seconds *int
	if err := json.Unmarshal(data, &seconds); err != nil || seconds == nil {
		return err
	}
	return c.SetLinger(*seconds)
}

// What stands in for it is a default.
func standIn(c *net.TCPConn, data []byte) error {
	var cfg struct{ Seconds *int }
	if err := json.Unmarshal(data, &cfg); err != nil {
		return err
	}
	if cfg.Seconds == nil {
		sec := 32
		cfg.Seconds = &sec
	}
	return c.SetLinger(*cfg.Seconds) // want `linger: SO_LINGER of 32 s by default`
}
