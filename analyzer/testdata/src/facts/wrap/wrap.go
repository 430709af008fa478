// Package wrap calls package listen. // want package:`bind \*\.Addr`
package wrap

import (
	"net"

	"facts/listen"
)

func Must(addr string) net.Listener { // want Must:`^bind "tcp" \$0; #0 = socket`
	l, err := listen.TCP(addr)
	if err != nil {
		panic(err)
	}
	return l
}

func Local(port int) { // want Local:`^bind "tcp" concat\(":", \$0\)$`
	listen.Port(port)
}

// An App has a server.
type App struct{ Server *listen.Server }

func NewApp(addr string) *App { // want NewApp:`^#0 = {Server: {Addr: \$0}}$`
	return &App{Server: listen.New(addr)}
}

func (a *App) Start() error { // want Start:`^bind "tcp" \$0\.Server\.Addr$`
	return a.Server.Run()
}

// OnPort fixes the port: the finding is here.
func OnPort() {
	listen.Port(8201) // want `port 8201`
}

func abort(c *net.TCPConn) {
	listen.Linger(c, 0) // want `SO_LINGER of 0 s`
}
