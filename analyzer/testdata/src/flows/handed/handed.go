// Package handed binds a socket unless it is handed one.
package handed

import (
	"net"
	"os"
	"strings"
)

func serve(l net.Listener, addr string) error {
	if l == nil {
		var err error
		if l, err = net.Listen("tcp", addr); err != nil {
			return err
		}
	}
	return l.Close()
}

func plain() { serve(nil, ":8301") } // want `exclusive: tcp listener on port 8301`

// through hands on what it is given, which may be nothing.
func through(l net.Listener) { serve(l, ":8302") } // want `exclusive: tcp listener on port 8302`

func none() { through(nil) }

// inherited is always called with a socket.
func inherited(l net.Listener) { serve(l, ":8303") }

func some() error {
	l, err := net.FileListener(os.NewFile(3, "socket"))
	if err != nil {
		return err
	}
	inherited(l)
	return nil
}

func joined(host string) {
	net.Listen("tcp", strings.Join([]string{host, "8304"}, ":")) // want `exclusive: tcp listener on port 8304`
}
