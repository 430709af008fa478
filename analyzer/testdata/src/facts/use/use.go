// Package use calls package wrap, which calls package listen. // want package:`\*\.Server\.Addr = ":8305"; \*\.Server\.Addr = ":8304"; bind \*\.Addr`
package use

import (
	"net"

	"facts/listen"
	"facts/wrap"
)

func main() {
	wrap.Must(":8301")           // want `port 8301`
	wrap.Must("127.0.0.1:8302")  // want `port 8302`
	wrap.Local(8303)             // want `port 8303`
	wrap.NewApp(":8304").Start() // want `port 8304`
	wrap.OnPort()
	listen.Own()
	net.Listen("tcp", listen.DefaultAddr) // want `port 8101`
	listen.Dial(4300, "example.com:80")   // want `client on port 4300`

	a := wrap.App{Server: &listen.Server{}}
	a.Server.SetAddr(":8305")
	a.Start()                          // want `port 8305`
	wrap.Must(listen.Join("", "8306")) // want `port 8306`
}
