// Package warnings is judged without notes.
package warnings

import "net"

func serve() {
	net.Listen("tcp", ":8080") // want `^exclusive: `
	net.Listen("tcp", "127.0.0.1:8080")
}
