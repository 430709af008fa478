package rules

import "fmt"

// Defaults of [LingerThresholds], in seconds.
//
// Under 5 s one bad moment of the network is enough to abort a connection: by
// RFC 6298 a lost segment is sent again after about 1 s and, when lost again,
// after about 3 s, and the answer has to come back as well.
//
// Over 60 s it takes few clients to stall a server: on Windows, each closed
// connection whose peer does not read holds an operating system thread for
// that long, and a Go program that needs more than 10,000 threads crashes
// (runtime/debug.SetMaxThreads). At 60 s that is 167 connections a second.
const (
	DefaultLingerSmall = 5
	DefaultLingerLarge = 60
)

// LingerThresholds bound, in seconds, the SO_LINGER timeouts that are called
// neither too small nor too large. The article names both dangers and no
// numbers; see [DefaultLingerSmall] and [DefaultLingerLarge].
type LingerThresholds struct {
	Small int // timeouts under it are too small
	Large int // timeouts over it are too large
}

// DefaultLingerThresholds returns the thresholds that hold where a user has
// not set others.
func DefaultLingerThresholds() LingerThresholds {
	return LingerThresholds{Small: DefaultLingerSmall, Large: DefaultLingerLarge}
}

// A LingerKind says what closing a socket does under an SO_LINGER setting.
type LingerKind uint8

const (
	// LingerOff means that close returns at once and the system goes on to
	// send what is unsent.
	LingerOff LingerKind = iota
	// LingerAbort means that unsent and unacknowledged data is thrown away
	// and the peer gets a reset.
	LingerAbort
	// LingerBlocks means that close blocks until all data is sent and
	// acknowledged, or the timeout is over and the connection is reset.
	LingerBlocks
	// LingerTruncated means that the timeout does not fit into the
	// platform's struct linger, so that another one is in force.
	LingerTruncated
)

// String returns "off", "abort", "blocks" or "truncated".
func (k LingerKind) String() string {
	switch k {
	case LingerOff:
		return "off"
	case LingerAbort:
		return "abort"
	case LingerBlocks:
		return "blocks"
	case LingerTruncated:
		return "truncated"
	}
	return fmt.Sprintf("LingerKind(%d)", uint8(k))
}

// A LingerDanger is one of the two dangers that the article names of a linger
// timeout.
type LingerDanger uint8

const (
	// None means that the timeout is between the thresholds, or
	// that there is none.
	None LingerDanger = iota
	// TooSmall means that many connections will be aborted.
	TooSmall
	// TooLarge means that clients can stall many threads.
	TooLarge
)

// String returns "none", "too small" or "too large".
func (d LingerDanger) String() string {
	switch d {
	case None:
		return "none"
	case TooSmall:
		return "too small"
	case TooLarge:
		return "too large"
	}
	return fmt.Sprintf("LingerDanger(%d)", uint8(d))
}

// A LingerVerdict is what there is to say about an SO_LINGER setting.
type LingerVerdict struct {
	Kind LingerKind

	// Seconds is the timeout in force on the platform, which differs from
	// the one asked for where Kind is LingerTruncated. It is 0 when off.
	Seconds int

	// Danger judges Seconds, where they are over 0.
	Danger LingerDanger

	// Level is Error for a truncated timeout, which is never what was
	// meant, Warning for the others, and Note for linger off.
	Level Level
}

// Linger judges (*net.TCPConn).SetLinger(seconds) on platform p: under 0 turns
// linger off, 0 aborts, over 0 blocks. On Windows, net hands the timeout to
// syscall.SetsockoptLinger, which copies it into a 16-bit field: 65536 becomes
// 0, a hard reset.
func Linger(p Platform, seconds int, t LingerThresholds) LingerVerdict {
	if seconds < 0 {
		return LingerVerdict{Kind: LingerOff, Level: Note}
	}
	return lingerOn(p, seconds, t)
}

// LingerStruct judges a raw struct linger, as syscall.SetsockoptLinger takes
// it, on platform p: linger is off where onoff is 0, and seconds count
// otherwise, even if they are under 0.
func LingerStruct(p Platform, onoff, seconds int, t LingerThresholds) LingerVerdict {
	if onoff == 0 {
		return LingerVerdict{Kind: LingerOff, Level: Note}
	}
	return lingerOn(p, seconds, t)
}

func lingerOn(p Platform, seconds int, t LingerThresholds) LingerVerdict {
	inForce := p.lingerInForce(seconds)
	v := LingerVerdict{Seconds: inForce, Danger: t.danger(inForce), Level: Warning}
	switch {
	case inForce != seconds:
		v.Kind, v.Level = LingerTruncated, Error
	case inForce == 0:
		v.Kind = LingerAbort
	default:
		v.Kind = LingerBlocks
	}
	return v
}

// lingerInForce returns what is left of a timeout in the platform's field,
// which is unsigned and keeps the low bits.
func (p Platform) lingerInForce(seconds int) int {
	field := p.LingerMax + 1
	return (seconds%field + field) % field
}

func (t LingerThresholds) danger(seconds int) LingerDanger {
	switch {
	case seconds == 0:
		return None
	case seconds < t.Small:
		return TooSmall
	case seconds > t.Large:
		return TooLarge
	}
	return None
}
