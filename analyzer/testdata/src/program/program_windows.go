// Package program uses package library, which belongs to another module.
package program

import (
	"context"
	"net"
	"os"

	"github.com/libp2p/go-reuseport"

	"library"
)

func main() {
	library.ListenReuse("tcp", ":8201") // want `error reuseaddr: .*SO_REUSEADDR is set`
	library.Listen(":8202")             // want `exclusive: .*port 8202`
	library.Serve(":8203")              // want `exclusive: .*port 8203`
	library.Serve(os.Getenv("ADDR"))    // the library's default, if any
	library.Admin()                     // the library's port
}

func protected(ctx context.Context) {
	library.ListenExclusive(":8211")
	library.Config().Listen(ctx, "tcp", ":8212")
	lc := net.ListenConfig{Control: library.Exclusive}
	lc.Listen(ctx, "tcp", ":8213")
}

func reuse(ctx context.Context, addr string) {
	reuseport.Listen("tcp", ":8301") // want `error reuseaddr: .*SO_REUSEADDR is set`
	reuseport.Listen("tcp", addr)    // want `error reuseaddr: `
	reuseport.ListenPacket("udp", "224.0.0.251:5353")
	reuseport.Dial("tcp", ":4300", "example.com:80") // want `error reuseaddr: `
	lc := net.ListenConfig{Control: reuseport.Control}
	lc.Listen(ctx, "tcp", ":8302") // want `error reuseaddr: `
}
