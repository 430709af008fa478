// Package linger sets SO_LINGER.
package linger

import (
	"net"
	"os"
	"time"
)

const abort = 0

func literals(c *net.TCPConn) {
	c.SetLinger(0)      // want `warning linger: SO_LINGER of 0 s`
	c.SetLinger(abort)  // want `warning linger: SO_LINGER of 0 s`
	c.SetLinger(1)      // want `warning linger: SO_LINGER of 1 s`
	c.SetLinger(30)     // want `warning linger: SO_LINGER of 30 s`
	c.SetLinger(600)    // want `warning linger: SO_LINGER of 600 s`
	c.SetLinger(65_535) // want `warning linger: SO_LINGER of 65535 s`
	c.SetLinger(65_536) // want `error linger: SO_LINGER of 65536 s`
	c.SetLinger(86_400) // want `error linger: SO_LINGER of 86400 s.*20864`
	c.SetLinger(-1)     // the default
	c.SetLinger(-30)
}

func connections(c net.Conn, l net.Listener) {
	c.(*net.TCPConn).SetLinger(0) // want `linger: SO_LINGER of 0 s`
	if tcp, ok := c.(*net.TCPConn); ok {
		tcp.SetLinger(5) // want `linger: SO_LINGER of 5 s`
	}
	if s, ok := c.(interface{ SetLinger(sec int) error }); ok {
		s.SetLinger(0) // want `linger: SO_LINGER of 0 s`
	}
	switch c := c.(type) {
	case *net.TCPConn:
		c.SetLinger(6) // want `linger: SO_LINGER of 6 s`
	}
	for {
		accepted, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer accepted.Close()
			accepted.(*net.TCPConn).SetLinger(7) // want `linger: SO_LINGER of 7 s`
		}()
	}
}

func setLinger(c *net.TCPConn, sec int) error { return c.SetLinger(sec) }

type wrapper struct{ *net.TCPConn }

type client struct {
	conn   *net.TCPConn
	linger int
}

func (c *client) close() error {
	if err := c.conn.SetLinger(c.linger); err != nil {
		return err
	}
	return c.conn.Close()
}

func helpers(c *net.TCPConn) {
	setLinger(c, 8) // want `linger: SO_LINGER of 8 s`
	setLinger(c, -1)
	wrapper{c}.SetLinger(9)                // want `linger: SO_LINGER of 9 s`
	(&client{conn: c, linger: 10}).close() // want `linger: SO_LINGER of 10 s`
	(&client{conn: c, linger: -1}).close()
	f := c.SetLinger
	_ = f
}

// A setting may override it.
func defaults(c *net.TCPConn) {
	sec := 11
	if len(os.Args) > 1 {
		sec = len(os.Args[1])
	}
	c.SetLinger(sec) // want `linger: SO_LINGER of 11 s`
}

func unknown(c *net.TCPConn, sec int, d time.Duration) {
	c.SetLinger(sec)
	c.SetLinger(int(d.Seconds()))
}

// What is called SetLinger and has nothing to do with sockets.
type gaze struct{ d int }

func (g *gaze) SetLinger(d int) { g.d = d }

func other(g *gaze) { g.SetLinger(0) }
