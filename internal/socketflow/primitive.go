package socketflow

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A primitive is a function that sockvet knows by name: what it does to a
// socket is not derived. Numbers are indexes of arguments, the receiver of a
// method being argument 0; -1 means none.
type primitive struct {
	kind EventKind

	network int
	address int  // text
	addr    int  // a struct such as *net.TCPAddr or a Sockaddr
	config  int  // a net.ListenConfig or net.Dialer
	client  bool // Dial: the local address is bound
	groups  bool // net sets SO_REUSEADDR for multicast

	socket int
	option int // level is option-1, the value option+1
}

const none = -1

func listen(network, address, addr, config int) primitive {
	return primitive{kind: Bind, network: network, address: address, addr: addr, config: config, socket: none}
}

func dial(network, addr, config int) primitive {
	p := listen(network, none, addr, config)
	p.client = true
	return p
}

// dialFrom is dial from a local address that is carried as text.
func dialFrom(network, address, config int) primitive {
	p := listen(network, address, none, config)
	p.client = true
	return p
}

// primitives lists the functions of the standard library and golang.org/x/sys
// that bind a socket or set an option. net.ListenUnix, ListenIP and their like
// bind no port and are left out.
var primitives = map[string]primitive{
	"net.Listen":                                                listen(0, 1, none, none),
	"net.ListenPacket":                                          listen(0, 1, none, none),
	"net.ListenTCP":                                             listen(0, none, 1, none),
	"net.ListenUDP":                                             listen(0, none, 1, none),
	"net.ListenMulticastUDP":                                    {kind: Bind, network: 0, address: none, addr: 2, config: none, socket: none, groups: true},
	"(*net.ListenConfig).Listen":                                listen(2, 3, none, 0),
	"(*net.ListenConfig).ListenPacket":                          listen(2, 3, none, 0),
	"(*net.Dialer).Dial":                                        dial(1, none, 0),
	"(*net.Dialer).DialContext":                                 dial(2, none, 0),
	"(*net.Dialer).DialTCP":                                     dialFrom(2, 3, 0),
	"(*net.Dialer).DialUDP":                                     dialFrom(2, 3, 0),
	"net.DialTCP":                                               dial(0, 1, none),
	"net.DialUDP":                                               dial(0, 1, none),
	"syscall.Bind":                                              rawBind,
	"golang.org/x/sys/windows.Bind":                             rawBind,
	"golang.org/x/sys/unix.Bind":                                rawBind,
	"syscall.SetsockoptInt":                                     setOption,
	"golang.org/x/sys/windows.SetsockoptInt":                    setOption,
	"golang.org/x/sys/unix.SetsockoptInt":                       setOption,
	"syscall.Setsockopt":                                        setOption,
	"golang.org/x/sys/windows.Setsockopt":                       setOption,
	"syscall.SetsockoptLinger":                                  setLinger,
	"golang.org/x/sys/windows.SetsockoptLinger":                 setLinger,
	"golang.org/x/sys/unix.SetsockoptLinger":                    setLinger,
	"syscall.SetsockoptIPMreq":                                  joinGroup,
	"syscall.SetsockoptIPv6Mreq":                                joinGroup,
	"golang.org/x/sys/windows.SetsockoptIPMreq":                 joinGroup,
	"golang.org/x/sys/windows.SetsockoptIPv6Mreq":               joinGroup,
	"golang.org/x/sys/unix.SetsockoptIPMreq":                    joinGroup,
	"golang.org/x/sys/unix.SetsockoptIPv6Mreq":                  joinGroup,
	"golang.org/x/sys/unix.SetsockoptIPMreqn":                   joinGroup,
	"(*golang.org/x/net/ipv4.dgramOpt).JoinGroup":               joinMethod,
	"(*golang.org/x/net/ipv6.dgramOpt).JoinGroup":               joinMethod,
	"(*golang.org/x/net/ipv4.dgramOpt).JoinSourceSpecificGroup": joinMethod,
	"(*golang.org/x/net/ipv6.dgramOpt).JoinSourceSpecificGroup": joinMethod,
	"(*net.TCPConn).SetLinger":                                  {kind: Linger, network: none, address: none, addr: none, config: none, socket: 0, option: 0},
}

var (
	rawBind    = primitive{kind: Bind, network: none, address: none, addr: 1, config: none, socket: 0}
	setOption  = primitive{kind: SetOption, network: none, address: none, addr: none, config: none, socket: 0, option: 2}
	setLinger  = primitive{kind: Linger, network: none, address: none, addr: none, config: none, socket: 0, option: 2}
	joinGroup  = primitive{kind: Join, network: none, address: none, addr: none, config: none, socket: 0, option: 2}
	joinMethod = primitive{kind: Join, network: none, address: none, addr: none, config: none, socket: 0}
)

// primitivePackages implement the primitives: they are not looked into.
var primitivePackages = map[string]bool{
	"net": true, "syscall": true, "os": true, "internal/poll": true, "runtime": true,
	"internal/syscall/windows": true, "internal/syscall/unix": true,
	"golang.org/x/sys/windows": true, "golang.org/x/sys/unix": true,
}

// primitiveNames are the identifiers by which a package that uses a primitive
// can be told. Most say it wherever they stand, some only in the right place.
var primitiveNames = func() Names {
	names := Names{"LocalAddr": true, "SetLinger": true, "ListenConfig": true, "RawConn": true, "EADDRINUSE": true, "WSAEADDRINUSE": true}
	for full := range primitives {
		names[baseName(full)] = true
	}
	return names
}()

// isPrimitiveName reports whether a name is among them. Most begin otherwise.
func isPrimitiveName(name string) bool {
	return name != "" && 'A' <= name[0] && name[0] <= 'Z' && primitiveNames[name]
}

// placedNames say that a package uses a primitive only in the right place:
// LocalAddr where it is the field of a net.Dialer, and not the method that every
// connection has; the errors where they are selected, and not declared.
var placedNames = Names{"LocalAddr": true, "EADDRINUSE": true, "WSAEADDRINUSE": true}

// dialerAddress is the field of a dialer that makes it bind its socket.
const dialerAddress = "net.Dialer.LocalAddr"

// dialNames are those of the methods of a net.Dialer that no function of package net has
// as well. They bind a socket where its
// LocalAddr is set, which shows, or where it may come from elsewhere: where the
// type is mentioned, and not only made a literal of.
var dialNames = Names{"Dial": true, "DialContext": true}

// dialerNames are those of all methods with which a net.Dialer binds a socket.
var dialerNames = func() Names {
	names := make(Names)
	for full := range primitives {
		if strings.HasPrefix(full, "(*net.Dialer)") {
			names[baseName(full)] = true
		}
	}
	return names
}()

// A model gives the result of a library function that neither is pure nor
// needs reading: result i of a call with the given arguments.
type model func(p *Package, i int, args []*Value) *Value

var models map[string]model

func init() {
	models = map[string]model{
		"net.ResolveTCPAddr":          resolve,
		"net.ResolveUDPAddr":          resolve,
		"net.TCPAddrFromAddrPort":     resolveOnly,
		"net.UDPAddrFromAddrPort":     resolveOnly,
		"cmp.Or":                      firstNonZero,
		"maps.Clone":                  same,
		"slices.Clip":                 same,
		"slices.Clone":                same,
		"slices.Compact":              same,
		"strings.Clone":               same,
		"net/netip.AddrPortFrom":      joinAddrPort,
		"net/url.Parse":               parseURL,
		"(*net/url.URL).Hostname":     urlMethod("Hostname"),
		"(*net/url.URL).Port":         urlMethod("Port"),
		secondsOp:                     seconds,
		"net/netip.AddrFrom4":         addrFromBytes,
		"net/netip.AddrFrom16":        addrFromBytes,
		"(*net.TCPAddr).String":       addrText,
		"(*net.UDPAddr).String":       addrText,
		"(*net.TCPAddr).AddrPort":     addrText,
		"(*net.UDPAddr).AddrPort":     addrText,
		"(net/netip.AddrPort).String": same,
		"(net/netip.Addr).String":     same,
		"(net/netip.AddrPort).Port": func(p *Package, _ int, a []*Value) *Value {
			return p.op("net.SplitHostPort", 1, a[0])
		},
		"(net/netip.AddrPort).Addr": func(p *Package, _ int, a []*Value) *Value {
			return p.op("net.SplitHostPort", 0, a[0])
		},
		"(net.IP).String": func(p *Package, _ int, a []*Value) *Value { return p.ipText(a[0]) },
		"(net.IP).To4":    same,
		"(net.IP).To16":   same,
	}
	maps.Copy(models, procModels())
}

// packageOfName returns the path of the package of a function or a method by its full
// name.
func packageOfName(full string) string {
	full = strings.TrimLeft(full, "(*")
	slash := strings.LastIndexByte(full, '/') + 1
	last, _, _ := strings.Cut(full[slash:], ".")
	return full[:slash] + last
}

// isModelled reports whether what a function does is known by its name.
func isModelled(name string) bool {
	_, primitive := primitives[name]
	_, model := models[name]
	_, isPure := pure[name]
	return primitive || model || isPure || strings.HasPrefix(name, "net.") || strings.HasPrefix(name, "(*net.")
}

// resolved is the operator that makes an address of text.
const resolved = "resolve"

// resolve is ResolveTCPAddr and ResolveUDPAddr: the address that text names.
func resolve(_ *Package, i int, args []*Value) *Value {
	if i != 0 {
		return unknown
	}
	return &Value{Kind: Op, Text: resolved, Args: []*Value{args[1]}}
}

func resolveOnly(_ *Package, _ int, args []*Value) *Value {
	return &Value{Kind: Op, Text: resolved, Args: []*Value{args[0]}}
}

// firstNonZero is cmp.Or: each of its arguments but zeros may be the result.
func firstNonZero(p *Package, _ int, args []*Value) *Value {
	elems, ok := p.elements(args[0])
	if !ok {
		return unknown
	}
	result := nilValue
	for _, e := range slices.Backward(elems) {
		result = cond(p.op("==", 0, e, nilValue), result, e)
	}
	return result
}

func joinAddrPort(p *Package, _ int, args []*Value) *Value {
	return p.op("net.JoinHostPort", 0, args...)
}

func addrFromBytes(p *Package, _ int, args []*Value) *Value { return p.ipText(args[0]) }

func addrText(p *Package, _ int, args []*Value) *Value { return p.addrToText(args[0]) }

func same(_ *Package, _ int, args []*Value) *Value { return args[0] }

// addrToText returns an address struct as "host:port"; nil is ephemeral.
func (p *Package) addrToText(v *Value) *Value {
	return p.op("net.JoinHostPort", 0, p.op("hostOf", 0, v), p.op("portOf", 0, v))
}

// globals gives the text of address variables of package net.
var globals = map[string]string{
	"net.IPv4zero":                   "0.0.0.0",
	"net.IPv6zero":                   "::",
	"net.IPv6unspecified":            "::",
	"net.IPv6loopback":               "::1",
	"net.IPv4bcast":                  "255.255.255.255",
	"net.IPv4allsys":                 "224.0.0.1",
	"net.IPv4allrouter":              "224.0.0.2",
	"net.IPv6interfacelocalallnodes": "ff01::1",
	"net.IPv6linklocalallnodes":      "ff02::1",
	"net.IPv6linklocalallrouters":    "ff02::2",
}

// opensSocket reports whether result 0 of a function is a new socket.
func opensSocket(name string) bool {
	switch name {
	case "syscall.Socket", "golang.org/x/sys/windows.Socket", "golang.org/x/sys/windows.WSASocket", "golang.org/x/sys/unix.Socket":
		return true
	}
	p, ok := primitives[name]
	return ok && p.kind == Bind && p.socket == none
}

// isLingerMethod reports whether an interface method is SetLinger.
func isLingerMethod(c *ssa.CallCommon) bool {
	return c.IsInvoke() && c.Method.Name() == "SetLinger" && len(c.Args) == 1 && isInteger(c.Args[0].Type())
}

// isControlMethod reports whether a call is RawConn.Control: it runs its
// argument on the socket. Read and Write do too.
func isControlMethod(c *ssa.CallCommon) bool {
	return c.IsInvoke() && c.Method.Name() == "Control" && c.Method.FullName() == "(syscall.RawConn).Control"
}
