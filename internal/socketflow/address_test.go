package socketflow

import (
	"go/types"
	"net"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pkg returns a package of which nothing is known, for what needs none.
func pkg() *Package {
	return Relay(Input{Types: types.NewPackage("a/b", "b")})
}

// hosts are what stands before the port.
var hosts = rapid.OneOf(
	rapid.SampledFrom([]string{"", "0.0.0.0", "127.0.0.1", "localhost", "::", "::1", "fe80::1%eth0", "example.com", "224.0.0.251", "ff02::fb"}),
	rapid.StringMatching(`[a-z][a-z0-9-]{0,10}(\.[a-z]{2,5}){0,2}`),
	rapid.StringMatching(`[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}`),
)

// cut splits text into constants at random, which read as one again.
func cut(t *rapid.T, s string) []*Value {
	var parts []*Value
	for len(s) > 0 {
		n := rapid.IntRange(1, len(s)).Draw(t, "cut")
		parts = append(parts, str(s[:n]))
		s = s[n:]
	}
	return parts
}

// TestEndpointOfText holds the endpoint of constant text, however it was put
// together, against net.SplitHostPort.
func TestEndpointOfText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		host := hosts.Draw(t, "host")
		port := rapid.IntRange(0, 65535).Draw(t, "port")
		text := net.JoinHostPort(host, strconv.Itoa(port))
		p := pkg()
		all := p.endpoints(p.concat(cut(t, text)...))
		if len(all) != 1 {
			t.Fatalf("%q has endpoints %v", text, all)
		}
		e := all[0]
		if e.Port != port || e.Default {
			t.Errorf("%q has port %d, default %t", text, e.Port, e.Default)
		}
		wantHost, wantPort, err := net.SplitHostPort(e.Text)
		if err != nil || wantHost != host || wantPort != strconv.Itoa(port) {
			t.Errorf("%q is told as %q", text, e.Text)
		}
		ip := net.ParseIP(host)
		wildcard := host == "" || ip != nil && ip.IsUnspecified()
		if got := e.Scope == Wildcard; got != wildcard {
			t.Errorf("scope of %q is %d", text, e.Scope)
		}
		if groups := ip != nil && ip.IsMulticast(); e.Groups != groups {
			t.Errorf("%q is multicast: %t", text, e.Groups)
		}
	})
}

// TestEndpointOfAnyText: text that is no address has no fixed port, and what
// has one is an address to package net.
func TestEndpointOfAnyText(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[a-z0-9.%/-]{0,10}(:[a-z0-9.%/-]{0,10})?`),
		rapid.StringMatching(`[a-z.0-9]{0,10}:[0-9]{0,7}`),
		rapid.StringMatching(`:(http|HTTPS|ssh|nothing|-1|\+1|0x50|80 )`),
	)
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		for _, e := range pkg().endpoints(str(s)) {
			if e.Port < -1 || e.Port > 65535 {
				t.Errorf("%q has port %d", s, e.Port)
			}
			if e.Port <= 0 {
				continue
			}
			_, port, err := net.SplitHostPort(s)
			if err != nil {
				t.Errorf("%q has port %d, but: %v", s, e.Port, err)
				continue
			}
			if n, err := strconv.Atoi(port); err == nil && n != e.Port {
				t.Errorf("%q has port %d", s, e.Port)
			}
		}
	})
}

// TestEndpointWithHoles: a part that is not known hides no other part.
func TestEndpointWithHoles(t *testing.T) {
	param := &Value{Kind: Param}
	rapid.Check(t, func(t *rapid.T) {
		port := rapid.IntRange(1, 65535).Draw(t, "port")
		text := strconv.Itoa(port)
		p := pkg()

		hostUnknown := p.endpoints(p.concat(param, str(":"), str(text)))
		if len(hostUnknown) != 1 || hostUnknown[0].Port != port || hostUnknown[0].Scope != AnyScope {
			t.Errorf("$0:%d has endpoints %+v", port, hostUnknown)
		}
		portUnknown := p.endpoints(p.concat(str("127.0.0.1:"), param))
		if len(portUnknown) != 1 || portUnknown[0].Port != -1 || portUnknown[0].Scope != Specific {
			t.Errorf("127.0.0.1:$0 has endpoints %+v", portUnknown)
		}
		for _, split := range []int{0, len(text)} {
			partly := p.endpoints(p.concat(str(":"+text[:split]), param, str(text[split:])))
			if len(partly) != 1 || partly[0].Port != -1 {
				t.Errorf(":%s$0%s has endpoints %+v", text[:split], text[split:], partly)
			}
		}
	})
}

// TestChoices: each alternative of an address is an endpoint, and says that it
// is one of several.
func TestChoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ports := rapid.SliceOfNDistinct(rapid.IntRange(1, 65535), 2, 6, rapid.ID[int]).Draw(t, "ports")
		var alts []*Value
		for _, n := range ports {
			alts = append(alts, integer(int64(n)))
		}
		p := pkg()
		all := p.endpoints(p.concat(str(":"), choice(alts...)))
		if len(all) != len(ports) {
			t.Fatalf("ports %v become %+v", ports, all)
		}
		for i, e := range all {
			if e.Port != ports[i] || !e.Default {
				t.Errorf("endpoint %d of %v is %+v", i, ports, e)
			}
		}
		c := cond(&Value{Kind: Param}, str(":1"), str(":2"))
		if both := p.endpoints(c); len(both) != 2 || !both[0].Default || !both[1].Default {
			t.Errorf("%v has endpoints %+v", c, both)
		}
	})
}

// TestSplitUndoesJoin: a port put together with a host is found again.
func TestSplitUndoesJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		host := hosts.Draw(t, "host")
		port := strconv.Itoa(rapid.IntRange(0, 65535).Draw(t, "port"))
		p := pkg()
		joined := p.op("net.JoinHostPort", 0, str(host), str(port))
		if joined.Kind != Str || joined.Text != net.JoinHostPort(host, port) {
			t.Fatalf("join %q %q: %v", host, port, joined)
		}
		if h := p.op("net.SplitHostPort", 0, joined); h.Kind != Str || h.Text != host {
			t.Errorf("host of %v is %v", joined, h)
		}
		if got := p.op("net.SplitHostPort", 1, joined); got.Kind != Str || got.Text != port {
			t.Errorf("port of %v is %v", joined, got)
		}
		open := p.op("net.JoinHostPort", 0, &Value{Kind: Param}, str(port))
		if got := p.op("net.SplitHostPort", 1, open); got.Kind != Str || got.Text != port {
			t.Errorf("port of %v is %v", open, got)
		}
	})
}

// TestServices holds the names of ports against the system's resolver, which
// has the same without asking anybody (net/lookup.go).
func TestServices(t *testing.T) {
	for name, want := range services {
		for _, n := range []string{name, strings.ToUpper(name)} {
			if got, ok := parsePort(n); !ok || got != want {
				t.Errorf("port of %q is %d, %t", n, got, ok)
			}
		}
		got, err := net.LookupPort("tcp", name)
		if err != nil || got != want {
			t.Errorf("net says that %q is %d, %v; want %d", name, got, err, want)
		}
	}
}

func TestPlausibleAddress(t *testing.T) {
	for s, want := range map[string]bool{
		":8080": true, "localhost:8080": true, "0.0.0.0:8080": true, "[::1]:80": true, "[::]:80": true,
		"example.com:443": true, "my-host:1": true,
		"": false, ":": false, ":0": false, "8080": false, "12:30": false, "12:30:45": false, "a:b": false,
		"http://localhost:8080": false, "/dev:80": false, "a b:80": false, ":080": false, ":123456": false, "::1:80": false, "1:2": false,
	} {
		if got := isAddress(s); got != want {
			t.Errorf("%q looks like an address: %t, want %t", s, got, want)
		}
	}
}

func TestSpelledAddress(t *testing.T) {
	for s, want := range map[string]bool{
		":8080": true, "tcp://0.0.0.0:8080": true, "http://localhost:8080": true, "udp4://:53": true, "https+x://[::]:443": true,
		"": false, "tcp://": false, "tcp://localhost": false, "http://localhost:8080/": false, "unix:///run/80": false,
		"TCP://:80": false, "a://b://c:80": false,
	} {
		if got := spellsAddress(s); got != want {
			t.Errorf("%q spells an address: %t, want %t", s, got, want)
		}
	}
}
