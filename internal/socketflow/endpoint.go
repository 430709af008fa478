package socketflow

import (
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

// An Endpoint is one local address that a socket may be bound to.
type Endpoint struct {
	Text    string // as far as it is known; holes are "…"
	Port    int    // 1 to 65535; 0 is ephemeral, -1 unknown
	Scope   Scope
	Groups  bool   // a multicast group
	Default bool   // the port is chosen under a condition that could not be decided
	Place   *Place // where the port stands
	Decl    *Place // where its constant is declared, or the variable that others may set

	guessed bool // the host is the default of a setting
	unset   bool // the host may be one that nobody has set, see piece
}

// A draft is text with holes, one of those that a value may be.
type draft struct {
	pieces []piece
}

type piece struct {
	text        string
	hole        bool
	guess       bool // an argument of an unknown function
	unset       bool // nothing is seen to take its place where nobody sets it
	undecided   bool // something else may stand in its place
	place, decl *Place
}

const hole = "…"

// value returns the text as a value.
func (d draft) value(p *Package) *Value {
	parts := make([]*Value, len(d.pieces))
	for i, piece := range d.pieces {
		if piece.hole {
			parts[i] = unknown
			continue
		}
		part := *str(piece.text)
		part.Place, part.Decl = piece.place, piece.decl
		parts[i] = &part
		if piece.guess {
			parts[i] = &Value{Kind: Opaque, Args: []*Value{&part}}
		}
	}
	return p.concat(parts...)
}

// drafts returns the texts that v may be.
func (p *Package) drafts(v *Value) []draft {
	if v == nil {
		return []draft{{pieces: []piece{{hole: true}}}}
	}
	switch v.Kind {
	case Str, Int, Nil:
		t := asText(v)
		return []draft{{pieces: []piece{{text: t.Text, place: t.Place, decl: t.Decl}}}}
	case Choice:
		return p.undecided(v.Args)
	case Cond:
		return checked(p.undecided(v.Args[1:]), v)
	case Op:
		if v.Text == "concat" {
			return p.crossDrafts(v.Args)
		}
		return append(p.appliedDrafts(v), draft{pieces: []piece{{hole: true, unset: true}}})
	case Opaque:
		return p.guesses(v)
	default:
	}
	return []draft{{pieces: []piece{{hole: true, unset: v.Kind != Unknown || v.Text != ""}}}}
}

// checked returns drafts of which those that a condition is about have been asked
// whether they are set: the other side is there where they aren't.
func checked(ds []draft, c *Value) []draft {
	if !isAbout(c.Args[0], c.Args[1]) && !isAbout(c.Args[0], c.Args[2]) {
		return ds
	}
	for _, d := range ds {
		for i := range d.pieces {
			d.pieces[i].unset = false
		}
	}
	return ds
}

// isAbout reports whether a condition is about a value that is not known, or about the
// list that it is an element of.
func isAbout(c, v *Value) bool {
	return !c.walk(func(w *Value) bool { return w.Kind != v.Kind || v.isConst() || !sameSource(w, v) })
}

func sameSource(a, b *Value) bool {
	switch a.Kind {
	case Param, Free, Field:
		return a.Num == b.Num && slices.Equal(withoutIndexes(a.Path), withoutIndexes(b.Path))
	default:
		return equal(a, b)
	}
}

func withoutIndexes(path []string) []string {
	return slices.DeleteFunc(slices.Clone(path), isIndex)
}

func (p *Package) undecided(vs []*Value) []draft {
	var all []draft
	for _, v := range vs {
		for _, d := range p.drafts(v) {
			for i := range d.pieces {
				d.pieces[i].undecided = true
			}
			all = append(all, d)
		}
	}
	return bounded(all)
}

func (p *Package) crossDrafts(parts []*Value) []draft {
	all := []draft{{}}
	for _, v := range parts {
		tails := p.drafts(v)
		next := make([]draft, 0, min(len(all)*len(tails), maxAlternatives))
		for _, head := range all {
			for _, tail := range tails[:min(len(tails), cap(next)-len(next))] {
				next = append(next, draft{slices.Concat(head.pieces, tail.pieces)})
			}
		}
		all = next
	}
	return all
}

// guesses returns the arguments of an unknown function as what it may return
// by default.
func (p *Package) guesses(v *Value) []draft {
	all := []draft{{pieces: []piece{{hole: true, unset: true, undecided: true}}}}
	for _, a := range v.Args {
		for _, d := range p.drafts(a) {
			switch {
			case len(d.pieces) == 1 && !d.pieces[0].hole:
				d.pieces[0].guess = true
			case !d.isPortOfHost():
				continue
			}
			for i := range d.pieces {
				d.pieces[i].unset, d.pieces[i].undecided = true, true
			}
			all = append(all, d)
		}
	}
	return bounded(all)
}

// isPortOfHost reports whether text is put together of a host, which need not be known,
// and a port.
func (d draft) isPortOfHost() bool {
	var text strings.Builder
	for i, c := range d.pieces {
		if c.hole && i > 0 {
			return false
		}
		text.WriteString(c.text) // nothing of a hole
	}
	return isAddress(text.String()) && (!d.pieces[0].hole || strings.HasPrefix(text.String(), ":"))
}

// appliedDrafts returns what an operator makes of each of the texts that its first argument
// may be, which is put together of several things that there may be.
func (p *Package) appliedDrafts(v *Value) []draft {
	if len(v.Args) == 0 || len(v.Path) > 0 {
		return nil
	}
	first := v.Args[0]
	if first.Kind != Op || first.Text != "concat" || !slices.ContainsFunc(first.Args, isOneOf) ||
		slices.ContainsFunc(v.Args[1:], func(a *Value) bool { return !a.isConst() }) {
		return nil
	}
	var all []*Value
	for _, d := range p.crossDrafts(first.Args) {
		if !slices.ContainsFunc(d.pieces, func(c piece) bool { return c.hole || c.guess }) {
			all = append(all, p.op(v.Text, int(v.Num), append([]*Value{d.value(p)}, v.Args[1:]...)...))
		}
	}
	return p.undecided(slices.DeleteFunc(all, func(w *Value) bool { return !w.isConst() }))
}

func isOneOf(v *Value) bool { return v.Kind == Choice || v.Kind == Cond }

func bounded(ds []draft) []draft {
	if len(ds) > maxAlternatives {
		return ds[:maxAlternatives]
	}
	return ds
}

// endpoints returns the local addresses that an address value may be. They are
// asked for again in each function on the way to a bind.
func (p *Package) endpoints(v *Value) []Endpoint {
	all, ok := p.addresses[v]
	if !ok {
		all = slices.Clip(p.findEndpoints(v))
		p.addresses[v] = all
	}
	return all
}

func (p *Package) findEndpoints(v *Value) []Endpoint {
	var all []Endpoint
	for _, d := range p.drafts(v) {
		if e, ok := d.endpoint(); ok {
			all = append(all, e)
		}
	}
	if onePort(all) {
		for i := range all {
			all[i].Default = false
		}
	}
	for _, w := range p.takenApart(v) {
		for _, d := range p.drafts(w) {
			if e, ok := d.endpoint(); ok && e.Port > 0 {
				e.Default = true
				all = append(all, e)
			}
		}
	}
	return withHosts(all)
}

// onePort reports whether all endpoints have the same fixed port, so that the port is no
// question.
func onePort(all []Endpoint) bool {
	return len(all) > 0 && all[0].Port > 0 && !slices.ContainsFunc(all, func(e Endpoint) bool { return e.Port != all[0].Port })
}

// looksLikeHost reports whether text is an IP address, or localhost.
func looksLikeHost(text string) bool {
	if strings.Count(text, ".") != 3 && strings.Count(text, ":") < 2 {
		return text == "localhost" // as most text is told
	}
	_, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return err == nil
}

// withHosts drops endpoints of which the host is not known if there is a default for
// it: what the program itself puts where nothing is set, or that of a setting. Among
// the arguments of an unknown function it's the one that looks like a host.
func withHosts(all []Endpoint) []Endpoint {
	if !slices.ContainsFunc(all, Endpoint.lacksHost) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(e Endpoint) bool {
		return e.lacksHost() && slices.ContainsFunc(all, func(known Endpoint) bool {
			return !known.lacksHost() && (known.guessed || !e.unset) && known.Port == e.Port && known.Place == e.Place
		})
	})
}

// lacksHost reports whether the host of an endpoint is not known.
func (e Endpoint) lacksHost() bool { return strings.HasPrefix(e.Text, hole) }

// plausible is what an argument of an unknown function must look like to be
// taken for the default of an address, or, standing after a colon, of a port.
var (
	plausibleAddress = regexp.MustCompile(`^(\[[0-9a-fA-F:.%]*\]|[^\s:/]*[^\s:/0-9][^\s:/]*|[0-9.]{7,}|):[1-9][0-9]{0,4}$`)
	plausiblePort    = regexp.MustCompile(`^[1-9][0-9]{0,4}$`)
)

// isAddress reports whether text is a plausible address. Most text ends otherwise.
func isAddress(text string) bool { return endsInPort(text) && plausibleAddress.MatchString(text) }

// endsInPort reports whether text ends in digits after a colon.
func endsInPort(text string) bool {
	i := len(text)
	for i > 0 && isDigit(text[i-1]) {
		i--
	}
	return 0 < i && i < len(text) && text[i-1] == ':'
}

// urlScheme is what a URL begins with: tcp://0.0.0.0:8080.
var urlScheme = regexp.MustCompile(`^[a-z][a-z0-9+.-]*://`)

// spellsAddress reports whether text is a plausible address, or a URL of nothing but
// one: who binds it may cut off the scheme.
func spellsAddress(text string) bool {
	return endsInPort(text) && isAddress(text[len(urlScheme.FindString(text)):])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (d draft) endpoint() (Endpoint, bool) {
	e := Endpoint{Port: -1}
	for k, c := range slices.Backward(d.pieces) {
		i := strings.LastIndexByte(c.text, ':')
		if c.hole || i < 0 {
			continue
		}
		if c.guess && (len(d.pieces) > 1 || !isAddress(c.text)) {
			return e, false
		}
		port := append([]piece{{text: c.text[i+1:], place: c.place, decl: c.decl, undecided: c.undecided}}, d.pieces[k+1:]...)
		e.Default = slices.ContainsFunc(port, func(c piece) bool { return c.undecided })
		host := append(append([]piece{}, d.pieces[:k]...), piece{text: c.text[:i]})
		if !e.setPort(port) {
			return e, false
		}
		e.setHost(host)
		return e, hasHole(d.pieces) || wellFormed(e.Text)
	}
	if len(d.pieces) == 1 && (d.pieces[0].text == "" && !d.pieces[0].hole) {
		e.Port = 0 // no address at all is ephemeral
		return e, true
	}
	e.Text = hole
	return e, len(d.pieces) > 0 && hasHole(d.pieces)
}

// setPort fills in the port. It fails for text that is none.
func (e *Endpoint) setPort(pieces []piece) bool {
	if hasHole(pieces) {
		e.Port, e.Text = -1, ":"+hole
		return true
	}
	var text strings.Builder
	for _, c := range pieces {
		if c.guess && !plausiblePort.MatchString(c.text) {
			return false
		}
		text.WriteString(c.text)
		if c.place != nil {
			e.Place, e.Decl = c.place, c.decl
		}
	}
	port, ok := parsePort(text.String())
	e.Port, e.Text = port, ":"+text.String()
	return ok
}

// setHost fills in the host. A guess is one only if nothing else looks like it: it
// is the name or the usage of a setting as often as a host.
func (e *Endpoint) setHost(pieces []piece) {
	if len(pieces) > 0 && pieces[0].guess && looksLikeHost(pieces[0].text) {
		pieces[0].guess, e.guessed = false, true
	}
	if hasHole(pieces) || slices.ContainsFunc(pieces, func(c piece) bool { return c.guess }) {
		e.Text = hole + e.Text
		e.unset = slices.ContainsFunc(pieces, func(c piece) bool { return c.unset })
		return
	}
	var host strings.Builder
	for _, c := range pieces {
		host.WriteString(c.text)
	}
	e.Scope, e.Groups = hostScope(host.String())
	e.Text = host.String() + e.Text
}

// wellFormed reports whether text is "host:port". An IPv6 address may lack its
// brackets: they are lost where a host is joined that becomes known later.
func wellFormed(text string) bool {
	if _, _, err := net.SplitHostPort(text); err == nil {
		return true
	}
	_, err := netip.ParseAddr(text[:max(0, strings.LastIndexByte(text, ':'))])
	return err == nil
}

func hasHole(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(c piece) bool { return c.hole })
}
