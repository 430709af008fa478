// Package urls is told by a URL what to listen on, or counts on from a port.
package urls

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

var (
	host   = flag.String("host", "http://127.0.0.1:8001", "")
	port   = flag.String("port", "tcp://0.0.0.0:8002", "")
	cut    = flag.String("cut", "tcp://0.0.0.0:8003", "")
	base   = flag.Int("base", 8004, "")
	remote = flag.String("remote", "http://example.com:8006", "")
	none   = flag.String("none", "http://example.com/", "")
	name   = flag.String("name", "127.0.0.1", "")
	number = flag.Int("number", 8008, "")
)

func byHost() {
	if u, err := url.Parse(*host); err == nil {
		_ = http.ListenAndServe(u.Host, nil) // want `port 8001 by default of 127\.0\.0\.1`
	}
}

func byPort() {
	if u, err := url.Parse(*port); err == nil {
		_, _ = net.Listen(u.Scheme, ":"+u.Port()) // want `port 8002 by default of all interfaces`
	}
}

func byCut() {
	_, address, _ := strings.Cut(*cut, "://")
	_, _ = net.Listen("tcp", address) // want `port 8003 by default of all interfaces`
}

func next() {
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", *base+1)) // want `port 8005 by default of all interfaces`
}

func constant() {
	if u, err := url.Parse("unix:///run/x.sock"); err == nil {
		_, _ = net.Listen(u.Scheme, u.Path)
	}
	if u, err := url.Parse("tcp://127.0.0.1:8007"); err == nil {
		_, _ = net.Listen(u.Scheme, u.Host) // want `tcp listener on port 8007 of 127\.0\.0\.1`
	}
}

func elsewhere() {
	_, _ = http.Get(*remote)
	if u, err := url.Parse(*none); err == nil {
		_, _ = net.Listen("tcp", u.Host)
	}
}

// A URL may be put together, to be taken apart elsewhere.
func together() {
	u, err := url.Parse(fmt.Sprintf("opc.tcp://%s:%d/path", *name, *number))
	if err != nil {
		return
	}
	_, _ = net.Listen("tcp", u.Host)                                   // want `port 8008 by default of 127\.0\.0\.1`
	_, _ = net.Listen("tcp", net.JoinHostPort(u.Hostname(), u.Port())) // want `port 8008 by default of 127\.0\.0\.1`
	port := u.Port()
	if port == "" {
		port = "8009"
	}
	_, _ = net.Listen("tcp", ":"+port) // want `port 8008 or 8009 by default of all interfaces`
}

func user() {
	if u, err := url.Parse(fmt.Sprintf("tcp://user:%s@127.0.0.1:8010", *name)); err == nil {
		_, _ = net.Listen("tcp", u.Host) // want `port 8010 by default of 127\.0\.0\.1`
	}
}

func withoutPort() {
	if u, err := url.Parse("tcp://" + *name + "/8011"); err == nil {
		_, _ = net.Listen("tcp", u.Host)
	}
}

var (
	plain  = flag.String("plain", ":8009", "")
	secure = flag.String("secure", ":8010", "")
	socket = flag.String("socket", "", "")
)

// An address becomes a URL first, whatever else there may be to listen on.
func byAddress() {
	first, second := *socket, *socket
	if *socket == "" {
		first, second = hostOf("http://"+*plain), hostOf("https://"+*secure)
	}
	go http.ListenAndServe(first, nil)              // want `port 8009 by default of all interfaces`
	_ = http.ListenAndServeTLS(second, "", "", nil) // want `port 8010 by default of all interfaces`
}

func hostOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	return u.Host
}

// Either of several texts may follow either of several schemes.
func byScheme(secure bool) {
	scheme, address := "http://", ":8011"
	if secure {
		scheme = "https://"
	}
	if *socket != "" {
		address = *socket
	}
	_ = http.ListenAndServe(hostOf(scheme+address), nil) // want `port 8011 by default of all interfaces`
}

var listen = flag.String("listen", "localhost:8012", "")

func bySetting(secure bool) {
	scheme, address := "http://", *listen
	if secure {
		scheme = "https://"
	}
	if *socket != "" {
		address = *socket
	}
	_ = http.ListenAndServe(hostOf(scheme+address), nil) // want `port 8012 by default of localhost`
}
