package protected

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"syscall"
)

func spellings(ctx context.Context) {
	(&net.ListenConfig{Control: exclusive}).Listen(ctx, "tcp", ":8001")
	(&net.ListenConfig{Control: exclusiveTyped}).Listen(ctx, "tcp", ":8002")
	(&net.ListenConfig{Control: exclusiveMinus}).Listen(ctx, "tcp", ":8003")
	(&net.ListenConfig{Control: exclusiveComplement}).Listen(ctx, "tcp", ":8004")
	(&net.ListenConfig{Control: exclusiveHex}).Listen(ctx, "tcp", ":8005")
	(&net.ListenConfig{Control: exclusiveUnsigned}).Listen(ctx, "tcp", ":8006")
	(&net.ListenConfig{Control: exclusiveVar}).Listen(ctx, "tcp", ":8007")
	(&net.ListenConfig{Control: exclusiveDWORD}).Listen(ctx, "tcp", ":8008")
	(&net.ListenConfig{Control: exclusiveConverted}).Listen(ctx, "tcp", ":8009")
	(&net.ListenConfig{Control: exclusiveWindows}).Listen(ctx, "tcp", ":8010")
	(&net.ListenConfig{Control: exclusiveMaybe}).ListenPacket(ctx, "udp", ":8011")
	(&net.ListenConfig{Control: exclusiveBytes}).Listen(ctx, "tcp", ":8012")
}

// Everywhere a function can stand.
func places(ctx context.Context) {
	lc := net.ListenConfig{
		Control: func(_, _ string, c syscall.RawConn) error {
			var serr error
			err := c.Control(func(fd uintptr) {
				serr = syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1)
			})
			if err != nil {
				return err
			}
			return serr
		},
	}
	lc.Listen(ctx, "tcp", ":8101")

	var later net.ListenConfig
	later.Control = exclusive
	later.Listen(ctx, "tcp", ":8102")

	o := owner{option: soExclusiveAddrUse}
	(&net.ListenConfig{Control: (&o).pointer}).Listen(ctx, "tcp", ":8104")

	h := holder{control: exclusive}
	(&net.ListenConfig{Control: h.control}).Listen(ctx, "tcp", ":8105")
	(&net.ListenConfig{Control: control}).Listen(ctx, "tcp", ":8106")
	global.Listen(ctx, "tcp", ":8107")
	config().Listen(ctx, "tcp", ":8108")
	withControl(exclusive).Listen(ctx, "tcp", ":8109")
	listen(ctx, ":8112")
	listenWith(ctx, exclusive, ":8113")
	(&service{addr: ":8114", lc: net.ListenConfig{Control: exclusive}}).run(ctx)

	f := exclusive
	if o.option == 0 {
		f = exclusiveMinus
	}
	(&net.ListenConfig{Control: f}).Listen(ctx, "tcp", ":8115")
}

type owner struct{ option int }

func (o *owner) pointer(_, _ string, c syscall.RawConn) error { return set(c, ^4) }

type controlFunc = func(network, address string, c syscall.RawConn) error

type holder struct{ control controlFunc }

var control controlFunc = exclusive

var global = net.ListenConfig{Control: exclusive, KeepAlive: -1}

func config() *net.ListenConfig { return &net.ListenConfig{Control: exclusive} }

func withControl(f controlFunc) *net.ListenConfig { return &net.ListenConfig{Control: f} }

func logging(network, address string, _ syscall.RawConn) error {
	println(network, address)
	return nil
}

// chain runs one function after the other.
func chain(fs ...controlFunc) controlFunc {
	return func(network, address string, c syscall.RawConn) error {
		for _, f := range fs {
			if err := f(network, address, c); err != nil {
				return err
			}
		}
		return nil
	}
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	lc := net.ListenConfig{Control: exclusive}
	return lc.Listen(ctx, "tcp", addr)
}

func listenWith(ctx context.Context, f controlFunc, addr string) (net.Listener, error) {
	lc := net.ListenConfig{Control: f}
	return lc.Listen(ctx, "tcp", addr)
}

type service struct {
	addr string
	lc   net.ListenConfig
}

func (s *service) run(ctx context.Context) error {
	l, err := s.lc.Listen(ctx, "tcp", s.addr)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

// What the Control function does is not known: it may set the option.
func unknown(ctx context.Context, f controlFunc, fs map[string]controlFunc) {
	(&net.ListenConfig{Control: f}).Listen(ctx, "tcp", ":8201")
	(&net.ListenConfig{Control: fs["x"]}).Listen(ctx, "tcp", ":8202")
}

// Clients that must have a fixed port.
func clients(ctx context.Context) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{Port: 4500}, Control: exclusive}
	d.Dial("tcp", "example.com:80")
	e := net.Dialer{
		LocalAddr: &net.UDPAddr{Port: 4501},
		ControlContext: func(_ context.Context, network, address string, c syscall.RawConn) error {
			return exclusive(network, address, c)
		},
	}
	e.DialContext(ctx, "udp", "example.com:53")
}

// Raw sockets.
func raw() (syscall.Handle, error) {
	s, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, syscall.IPPROTO_TCP)
	if err != nil {
		return 0, err
	}
	if err := syscall.SetsockoptInt(s, syscall.SOL_SOCKET, ^syscall.SO_REUSEADDR, 1); err != nil {
		return 0, errors.Join(err, syscall.Closesocket(s))
	}
	return s, syscall.Bind(s, &syscall.SockaddrInet4{Port: 8301}) // want `dual-stack: .*port 8301`
}

func protect(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soExclusiveAddrUse, 1)
}

func rawHelper() error {
	s, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_DGRAM, syscall.IPPROTO_UDP)
	if err != nil {
		return err
	}
	if err := protect(s); err != nil {
		return err
	}
	return syscall.Bind(s, &syscall.SockaddrInet6{Port: 8302})
}

// The systems are told apart at run time.
func system(ctx context.Context) {
	var lc net.ListenConfig
	network, addr := "unix", "/run/sock"
	if runtime.GOOS == "windows" {
		lc.Control = exclusive
		network, addr = "tcp", ":8401"
	}
	lc.Listen(ctx, network, addr)
}
