package socketflow

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// A Site is a place in the package where something happens to a socket that
// is decided there: it depends on no caller any more.
type Site struct {
	Kind EventKind
	Name string // the primitive
	Pos  token.Pos
	End  token.Pos

	// Bind.
	Networks  []string // that it may be; empty if unknown
	Usual     string   // the network that is known where it may be another; see joiner.usual
	Every     bool     // there is one socket for each of Networks
	Endpoints []Endpoint
	Client    bool
	Multicast bool // by its address or because the socket joins a group
	ByHand    bool // a raw socket, which no Control function is called for
	Datagram  bool // a raw socket for datagrams
	Inet4     bool // a raw socket that is bound to an address of IPv4
	Control   Control
	Options   []Option // that are set on the socket

	// SetOption.
	Option Option

	// Linger: what may be set, in seconds.
	Seconds []Number

	Way []Place // from the site down to the primitive

	bind  string // names the innermost call that is given an address
	given string // names the call that a reader would call the bind

	happening *Happening // of a bind that is decided here
}

// Control says what is known of the function that net calls before a bind.
type Control uint8

const (
	NoControl      Control = iota
	KnownControl           // its options are known
	UnknownControl         // it may set anything
)

// An OptionKind is a socket option that sockvet judges.
type OptionKind uint8

const (
	OtherOption OptionKind = iota
	ReuseAddr
	ExclusiveAddrUse
)

// An Option is a call of setsockopt.
type Option struct {
	Kind  OptionKind
	On    bool // the value is not 0, or not known
	Late  bool // the socket is bound already
	Place Place
	Way   []Place // from the site down to the call
}

// A Number is a constant integer that a value may be.
type Number struct {
	N       int64
	Default bool
	Place   *Place
	Decl    *Place
}

// fixed reports whether a bind may have a fixed port.
func (s *Site) fixed() bool {
	return s.Kind == Bind && slices.ContainsFunc(s.Endpoints, func(e Endpoint) bool { return e.Port > 0 })
}

// isPacket reports whether a bind is one for UDP by the function that makes it.
func (s *Site) isPacket() bool { return isPacketBind(s.Name) }

// isPacketBind reports whether a function of a name binds a socket for UDP.
func isPacketBind(name string) bool {
	return strings.HasSuffix(name, "Packet") || strings.HasSuffix(name, "UDP")
}

// isUnix reports whether a bind is that of a path, whatever that looks like: a function
// that has a path on one way and an address on the other is given one text for both.
func (s *Site) isUnix() bool {
	return len(s.Networks) > 0 && !slices.ContainsFunc(s.Networks, func(n string) bool { return !strings.HasPrefix(n, "unix") })
}

// foreignReuse returns the site of a bind whose socket another module gives
// SO_REUSEADDR: the call by which that module is entered.
func (p *Package) foreignReuse(h *Happening, bind *Site) *Site {
	if bind.Multicast || h.from != nil && (h.from.in != nil || p.inModule(h.Way[1].Package)) {
		return nil
	}
	for _, o := range bind.Options {
		if o.Kind == ReuseAddr && o.On && !o.Late && !p.inModule(o.Place.Package) {
			return &Site{
				Kind: SetOption, Name: bind.Name, Pos: bind.Pos, End: bind.End,
				Option: o, Way: append(slices.Clip(h.Way), o.Way...),
			}
		}
	}
	return nil
}

// sockets returns the sockets that a value is made of.
func sockets(v *Value) []string {
	if !v.has(only(Socket)) {
		return nil
	}
	var names []string
	v.walk(func(w *Value) bool {
		if w.Kind == Socket {
			names = append(names, w.Text)
		}
		return true
	})
	return names
}

func (p *Package) bindSite(h *Happening, address *Value, groups map[string]bool) *Site {
	s := &Site{Kind: Bind, Name: h.Name, Client: h.Client, Multicast: h.Groups, Inet4: h.Inet4, Way: h.Way}
	s.ByHand, s.Datagram = isRawBind(h.Name), isDatagram(h.Socket)
	s.Pos, s.End = p.extentOf(h)
	s.bind, s.given, s.happening = named(h.At), named(h.Given), h
	s.Networks, s.Every = p.networks(h.Network), h.Every
	for _, e := range p.endpoints(address) {
		s.Multicast = s.Multicast || e.Groups
		if p.counts(e, h) {
			s.Endpoints = append(s.Endpoints, e)
		}
	}
	for _, name := range sockets(h.Socket) {
		s.Multicast = s.Multicast || groups[name]
	}
	s.Multicast = s.Multicast || p.joinsWithin(h.Control)
	s.Control, s.Options = p.control(h, address)
	s.Options = append(s.Options, p.rawOptions(h)...)
	return s
}

// counts reports whether an endpoint with a fixed port is for this package to
// report: its constant stands in the module, and no package below has
// reported it; or it is certain that another module's default applies, or
// defaults of other modules are asked for. Where it is not certain what is called
// either, these and unknown ports are left out.
func (p *Package) counts(e Endpoint, h *Happening) bool {
	if e.Port <= 0 {
		return !h.Held
	}
	if e.Place == nil {
		return !e.Default
	}
	if p.inModule(e.Place.Package) {
		return !slices.Contains(h.toldBelow(p), *e.Place)
	}
	return !e.Default || p.Within && !h.Held && !isStandard(e.Place.Package)
}

// inModule reports whether a package belongs to the module under analysis.
func (p *Package) inModule(path string) bool {
	if path == p.Types.Path() {
		return true
	}
	if p.Module != "" {
		return path == p.Module || strings.HasPrefix(path, p.Module+"/")
	}
	// Without modules the first element of the path stands for the project.
	a, _, _ := strings.Cut(path, "/")
	b, _, _ := strings.Cut(p.Types.Path(), "/")
	return a == b
}

func (p *Package) networks(v *Value) []string {
	var names []string
	for _, d := range p.drafts(v) {
		if len(d.pieces) != 1 || d.pieces[0].hole || d.pieces[0].guess {
			return nil
		}
		names = append(names, d.pieces[0].text)
	}
	return names
}

// usual returns the network that a site is known to be on among others that are not
// known, "" if there are several with ports: that of a server by default, for which options
// may set another.
func (j *joiner) usual(s *Site, v *Value) string {
	if len(s.Networks) > 0 || v == nil {
		return ""
	}
	usual := ""
	for _, a := range alternatives(j.join(v)) {
		if !isNetwork(a) || !strings.HasPrefix(a.Text, pick(s.isPacket(), "udp", "tcp")) {
			continue
		}
		if usual != "" && a.Text != usual {
			return ""
		}
		usual = a.Text
	}
	return usual
}

// otherSite returns the site of an option or a linger that is decided in h, as a
// function sees it.
func (p *Package) otherSite(f *frame, h *Happening, uses map[Place][]*Site, groups map[string]bool) *Site {
	if h.in == nil || h.from != nil && !h.from.unsettled() && p.isReported(h.from) || h.unsettled() {
		return nil
	}
	s := &Site{Kind: h.Kind, Name: h.Name, Way: h.Way}
	s.Pos, s.End = p.extentOf(h)
	switch h.Kind {
	case SetOption:
		if p.neverSet(f, h) {
			return nil
		}
		s.Option = p.option(h)
		s.Multicast = onlyMulticast(uses[s.Option.Place])
		for _, name := range sockets(h.Socket) {
			s.Multicast = s.Multicast || groups[name]
		}
		return s
	case Linger:
		s.Seconds = p.numbers(h.Arg, false)
		return s
	case Bind, Join:
	}
	return nil
}

// isReported reports whether what a callee sets is reported there: in this package, or in
// another one of the module, unless it is for the callers to say whether it is set.
func (p *Package) isReported(h *Happening) bool {
	return h.in != nil || h.If == nil && p.inModule(h.Way[0].Package)
}

// unsettled reports whether callers still supply which option is set, to
// what.
func (h *Happening) unsettled() bool {
	for _, v := range []*Value{h.Level, h.Option, h.Arg} {
		if v != nil && v.open() {
			return true
		}
	}
	return false
}

func onlyMulticast(sites []*Site) bool {
	for _, s := range sites {
		if !s.Multicast {
			return false
		}
	}
	return len(sites) > 0
}

// numbers returns the constant integers that a value may be.
func (p *Package) numbers(v *Value, undecided bool) []Number {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case Int:
		return []Number{{v.Num, undecided, v.Place, v.Decl}}
	case Nil:
		return []Number{{0, undecided, nil, nil}}
	case Choice, Cond:
		var all []Number
		for _, a := range alternatives(v) {
			all = append(all, p.numbers(a, true)...)
		}
		return all
	case Opaque:
		return p.settingNumbers(v)
	default:
	}
	return nil
}

// extentOf returns the position of the call at which an event is decided, and
// its end.
func (p *Package) extentOf(h *Happening) (pos, end token.Pos) {
	if call := p.callAt(h.pos); call != nil {
		return p.callStart(call), call.End()
	}
	return h.pos, h.pos
}

// callAt returns the innermost call that stands at a position or has its
// parenthesis there.
func (p *Package) callAt(at token.Pos) *ast.CallExpr {
	decl := p.declAt(at)
	if decl == nil {
		return nil
	}
	calls, ok := p.callsIn[decl]
	if !ok {
		calls = map[token.Pos]*ast.CallExpr{}
		ast.Inspect(decl, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok { // an inner one comes later
				calls[call.Pos()], calls[call.Lparen] = call, call
			}
			return true
		})
		p.callsIn[decl] = calls
	}
	return calls[at]
}

// declAt returns the declaration at the top level that a position lies in.
func (p *Package) declAt(at token.Pos) ast.Decl {
	for _, file := range p.Files {
		if at < file.FileStart || at > file.FileEnd {
			continue
		}
		i, _ := slices.BinarySearchFunc(file.Decls, at, func(decl ast.Decl, at token.Pos) int { return cmp.Compare(decl.End(), at+1) })
		if i < len(file.Decls) && file.Decls[i].Pos() <= at {
			return file.Decls[i]
		}
	}
	return nil
}

// callStart returns where a call starts; of a chain over several lines, where
// the name of the function stands.
func (p *Package) callStart(call *ast.CallExpr) token.Pos {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || p.Fset.Position(sel.Pos()).Line == p.Fset.Position(sel.Sel.Pos()).Line {
		return call.Pos()
	}
	return sel.Sel.Pos()
}

// told returns the ports of a bind that are reported at this function or
// below it.
func (h *Happening) told(p *Package) []Place {
	told := h.toldBelow(p)
	if h.Kind != Bind || h.in == nil || h.handedIn() || h.awaitsControl() {
		return told
	}
	for _, e := range p.endpoints(h.Address) {
		if e.Port > 0 && e.Place != nil && p.counts(e, h) {
			told = append(told, *e.Place)
		}
	}
	return told
}

func (h *Happening) toldBelow(p *Package) []Place {
	if h.from == nil {
		return slices.Clone(h.Told)
	}
	return append(h.from.told(p), h.Told...)
}
