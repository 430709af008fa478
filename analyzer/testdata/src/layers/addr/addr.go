// Package addr makes addresses and binds none.
package addr

import "fmt"

type Endpoint struct {
	host string
	port int
}

func Default() Endpoint                       { return Endpoint{host: "127.0.0.1", port: 7301} }
func At(port int) Endpoint                    { return Endpoint{port: port} }
func (e Endpoint) String() string             { return fmt.Sprintf("%s:%d", e.host, e.port) }
func (e Endpoint) WithPort(port int) Endpoint { e.port = port; return e }
