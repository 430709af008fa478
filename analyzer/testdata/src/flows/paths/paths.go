// Package paths listens on a path or on an address, whichever a text is.
package paths

import (
	"flag"
	"net"
	"strings"
)

func isPath(text string) bool { return strings.HasPrefix(text, "/") || strings.HasPrefix(text, "@") }

func byCall(text string) (net.Listener, error) {
	if isPath(text) {
		return net.Listen("unix", text)
	}
	return net.Listen("tcp", text)
}

func byScheme(text, scheme string) (net.Listener, error) {
	if scheme == "unix" || scheme == "unixs" {
		return net.Listen("unix", text)
	}
	return net.Listen("tcp", text)
}

func byFlag(text string, path bool) (net.Listener, error) {
	if path {
		return net.Listen("unix", text)
	}
	return net.Listen("tcp", text)
}

func listen() {
	text := flag.String("listen", ":8001", "")
	path := flag.Bool("path", false, "")
	flag.Parse()
	_, _ = byCall(*text)                      // want `tcp listener on port 8001 by default`
	_, _ = byScheme("localhost:8002", "http") // want `tcp listener on port 8002`
	_, _ = byFlag(":8003", *path)             // want `tcp listener on port 8003`
}
