package hosts

import (
	"net"
	"strconv"
)

// A listener that is there only where the host is set is bound to no empty one.

type guardedConfig struct {
	host string
	port int
}

func guarded(on bool) {
	host := ""
	if on {
		host = "127.0.0.1"
	}
	if host != "" {
		_, _ = net.Listen("tcp", net.JoinHostPort(host, "8060")) // want `note exclusive: .*port 8060 .*of 127\.0\.0\.1`
	}
	_, _ = net.Listen("tcp", net.JoinHostPort(host, "8061")) // want `warning exclusive: .*port 8061 .*of all interfaces`
}

func (c *guardedConfig) start() error {
	if c.host == "" {
		return nil
	}
	_, err := net.Listen("tcp", net.JoinHostPort(c.host, strconv.Itoa(c.port)))
	return err
}

func guardedElsewhere(on bool) {
	c := &guardedConfig{port: 8062}
	if on {
		c.host = "127.0.0.1"
	}
	_ = c.start() // want `note exclusive: .*port 8062 .*of 127\.0\.0\.1`
}

func (c *guardedConfig) open() {
	if c.host != "" {
		_, _ = net.Listen("tcp", net.JoinHostPort(c.host, "8063")) // want `note exclusive: .*port 8063 of 127\.0\.0\.1`
	}
}

func guardedByCallee(on bool) {
	c := &guardedConfig{}
	if on {
		c.host = "127.0.0.1"
	}
	c.open()
}

// The host of a fixed port is what the callers supply, if all of them are seen.

func supplied(host string) {
	_, _ = net.Listen("tcp", host+":8064") // want `note exclusive: .*port 8064 of 127\.0\.0\.1`
}

func suppliedBoth(host string) {
	_, _ = net.Listen("tcp", host+":8065") // want `warning exclusive: .*port 8065 .*of all interfaces`
}

// Supplied may be called from elsewhere.
func Supplied(host string) {
	_, _ = net.Listen("tcp", host+":8066") // want `warning exclusive: .*port 8066 lacks`
}

func supply() {
	supplied("127.0.0.1")
	suppliedBoth("127.0.0.1")
	suppliedBoth("0.0.0.0")
	Supplied("127.0.0.1")
}
