package protected

import (
	"context"
	"net"
	"runtime"
	"syscall"
)

// What a Control function has captured decides which option it sets.
func captured(ctx context.Context) {
	(&net.ListenConfig{Control: setting(^4)}).Listen(ctx, "tcp", ":8501")
	(&net.ListenConfig{Control: setting(8)}).Listen(ctx, "tcp", ":8502") // want `exclusive: .*port 8502`

	(&net.ListenConfig{Control: chain(logging, exclusive)}).Listen(ctx, "tcp", ":8503")

	option := soExclusiveAddrUse
	lc := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error { return set(c, option) }}
	lc.Listen(ctx, "tcp", ":8504")

	(&net.ListenConfig{Control: number{soExclusiveAddrUse}.control}).Listen(ctx, "tcp", ":8505")
}

func setting(option int) func(string, string, syscall.RawConn) error {
	return func(_, _ string, c syscall.RawConn) error { return set(c, option) }
}

type number struct{ option int }

func (n number) control(_, _ string, c syscall.RawConn) error { return set(c, n.option) }

// A constant condition rules out what other systems do.
func elsewhere() {
	if runtime.GOOS != "windows" {
		net.Listen("tcp", ":8506")
	}
}
