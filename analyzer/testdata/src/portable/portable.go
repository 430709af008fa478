// Package portable is compiled for every system and says the same on each:
// its files are judged as they would run on Windows.
package portable

import (
	"context"
	"net"
)

func listen(ctx context.Context) {
	net.Listen("tcp", ":8001") // want `exclusive: .*port 8001`
	(&net.ListenConfig{Control: exclusive}).Listen(ctx, "tcp", ":8002")
	(&net.ListenConfig{Control: idle}).Listen(ctx, "tcp", ":8003") // want `exclusive: .*port 8003`
	(&net.ListenConfig{Control: reuse}).Listen(ctx, "tcp", ":8004")
	config().Listen(ctx, "tcp", ":8005")
	listenTCP(":8006")
	viaHelper(ctx, ":8007")
	(&net.ListenConfig{Control: method{}.control}).Listen(ctx, "tcp", ":8008")
}

func viaHelper(ctx context.Context, addr string) {
	lc := net.ListenConfig{Control: exclusive}
	lc.Listen(ctx, "tcp", addr)
}

func linger(c *net.TCPConn) {
	c.SetLinger(0) // want `linger: SO_LINGER of 0 s`
}
