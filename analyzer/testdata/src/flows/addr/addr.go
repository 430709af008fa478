// Package addr makes addresses for other packages, and binds none.
package addr

import (
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// HostPort puts an address together.
func HostPort(host string, port int) string { return net.JoinHostPort(host, strconv.Itoa(port)) }

// ListenAddr has a default.
func ListenAddr(addr string) string {
	if addr == "" {
		return ":7301"
	}
	return addr
}

// NormalizeAddr adds the port if there is none.
func NormalizeAddr(hostport string) string {
	if !strings.Contains(hostport, ":") {
		return hostport + ":7302"
	}
	return hostport
}

// TrimAddr takes the scheme away.
func TrimAddr(s string) string {
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		return s
	}
	return rest
}

// HostOf is the part of a URL that is bound.
func HostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return u.Host
}

// PortAfter counts on.
func PortAfter(port int) int { return port + 1 }

// BindAll replaces the host.
func BindAll(addr string) string {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	return fmt.Sprintf("0.0.0.0:%s", port)
}
