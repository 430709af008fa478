package socketflow

import (
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// Addresses travel as text, "host:port", whatever form they had: a struct
// such as net.TCPAddr is split into hostOf and portOf, and joined again.

// foldJoinHostPort keeps "host:port" as parts, so that a port is known even
// where the host is not.
func foldJoinHostPort(p *Package, _ int, args []*Value) *Value {
	host, port := asText(args[0]), asText(args[1])
	if host.Kind == Str && strings.Contains(host.Text, ":") && !strings.HasPrefix(host.Text, "[") {
		host = inheritPlace(str("["+host.Text+"]"), []*Value{host})
	}
	return p.concat(host, str(":"), port)
}

// foldSplitHostPort splits text at its last colon, constants or parts.
func foldSplitHostPort(p *Package, i int, args []*Value) *Value {
	v := args[0]
	if v.Kind == Nil {
		return str("")
	}
	if v.Kind != Str && (v.Kind != Op || v.Text != "concat") {
		return nil
	}
	host, port, ok := p.splitLast(v)
	if !ok {
		return pick(i < 2, str(""), unknown)
	}
	switch i {
	case 0:
		if host.Kind == Str {
			return inheritPlace(str(strings.Trim(host.Text, "[]")), []*Value{host})
		}
		return host
	case 1:
		return port
	}
	return nilValue
}

// splitLast splits text at its last known colon.
func (p *Package) splitLast(v *Value) (host, port *Value, ok bool) {
	parts := []*Value{v}
	if v.Kind == Op {
		parts = v.Args
	}
	for k, c := range slices.Backward(parts) {
		if c.Kind != Str {
			continue
		}
		i := strings.LastIndexByte(c.Text, ':')
		if i < 0 {
			continue
		}
		before := inheritPlace(str(c.Text[:i]), parts[k:k+1])
		after := inheritPlace(str(c.Text[i+1:]), parts[k:k+1])
		host = p.concat(append(append([]*Value{}, parts[:k]...), before)...)
		port = p.concat(append([]*Value{after}, parts[k+1:]...)...)
		return host, port, true
	}
	return nil, nil, false
}

// portOf and hostOf take apart what a net.Addr, a Sockaddr or a resolved
// address holds.

func foldPortOf(p *Package, _ int, args []*Value) *Value {
	return p.addrPart(args[0], []string{
		"net.TCPAddr.Port", "net.UDPAddr.Port",
		"syscall.SockaddrInet4.Port", "syscall.SockaddrInet6.Port",
		"golang.org/x/sys/windows.SockaddrInet4.Port", "golang.org/x/sys/windows.SockaddrInet6.Port",
		"golang.org/x/sys/unix.SockaddrInet4.Port", "golang.org/x/sys/unix.SockaddrInet6.Port",
	}, 1)
}

func foldHostOf(p *Package, _ int, args []*Value) *Value {
	v := p.addrPart(args[0], []string{
		"net.TCPAddr.IP", "net.UDPAddr.IP",
		"syscall.SockaddrInet4.Addr", "syscall.SockaddrInet6.Addr",
		"golang.org/x/sys/windows.SockaddrInet4.Addr", "golang.org/x/sys/windows.SockaddrInet6.Addr",
		"golang.org/x/sys/unix.SockaddrInet4.Addr", "golang.org/x/sys/unix.SockaddrInet6.Addr",
	}, 0)
	if v == nil {
		return nil
	}
	return p.ipText(v)
}

func (p *Package) addrPart(v *Value, fields []string, part int) *Value {
	switch {
	case v.Kind == Nil:
		return str("")
	case v.Kind == Unknown || v.Kind == Field || v.Kind == Opaque:
		return unknown
	case v.Kind == Op && v.Text == resolved:
		return p.op("net.SplitHostPort", part, v.Args[0])
	case v.Kind == Struct || v.Kind == ref:
		typ := p.typeOf(v)
		for _, f := range fields {
			if strings.HasPrefix(f, typ+".") && typ != "" {
				return p.sel(v, f)
			}
		}
		return unknown
	}
	return nil
}

// ipText returns an IP address in any of its forms as text.
func (p *Package) ipText(v *Value) *Value {
	if v.Kind != ref && v.Kind != List {
		return v
	}
	bytes, ok := p.elements(v)
	if !ok {
		return v
	}
	ip := make(net.IP, len(bytes))
	for i, b := range bytes {
		b = asInt(b)
		if b.Kind != Int {
			return unknown
		}
		ip[i] = byte(b.Num)
	}
	if a, ok := netip.AddrFromSlice(ip); ok {
		return str(a.Unmap().String())
	}
	return str("")
}

// A Scope says which local addresses a host text covers.
type Scope uint8

const (
	AnyScope Scope = iota // not known
	Wildcard
	Specific
)

// hostScope classifies the host part of an address, and tells whether it is a
// multicast group.
func hostScope(host string) (s Scope, multicast bool) {
	host = strings.Trim(host, "[]")
	if host == "" {
		return Wildcard, false
	}
	a, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		return Specific, false // a name
	case a.IsUnspecified():
		return Wildcard, false
	}
	return Specific, a.IsMulticast()
}

// services are the names that package net knows without asking the system
// (net/lookup.go).
var services = map[string]int{
	"domain": 53, "ftp": 21, "ftps": 990, "gopher": 70, "http": 80, "https": 443,
	"imap2": 143, "imap3": 220, "imaps": 993, "pop3": 110, "pop3s": 995,
	"smtp": 25, "submissions": 465, "ssh": 22, "telnet": 23,
}

// parsePort returns the port that text names; 0 is ephemeral. It fails for
// text that is no port.
func parsePort(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	if n, ok := services[strings.ToLower(s)]; ok {
		return n, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= 65535
}
