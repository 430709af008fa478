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

// takenApart returns what an address is that was made of parts of a setting,
// for each default that the setting may have: an unknown function was given
// it, and what looks like an address is one. Each of the addresses that there may be is
// made of a setting of its own.
func (p *Package) takenApart(v *Value) (all []*Value) {
	if !v.has(only(Opaque)) {
		return nil
	}
	for _, a := range alternatives(v) {
		all = append(all, p.takenApartOne(a)...)
	}
	return all
}

func (p *Package) takenApartOne(v *Value) (all []*Value) {
	var settings []*Value
	counted := false // with numbers
	v.walk(func(w *Value) bool {
		if w.Kind == Op && w.Text != "concat" {
			settings, counted = settingsIn(w.Args), w.Text == "+" || w.Text == "-"
		}
		return len(settings) == 0
	})
	for _, setting := range settings {
		for _, def := range p.defaults(setting, counted) {
			all = append(all, p.withDefault(v, setting, def))
		}
	}
	return all
}

// withDefault returns what a value is where a setting has its default: of several things
// that a part of it may be, the one that is made of the setting.
func (p *Package) withDefault(v, setting, def *Value) *Value {
	return p.rewrite(v, func(w *Value) *Value {
		switch w.Kind {
		case Opaque:
			if equal(w, setting) {
				return def
			}
		case Choice, Cond:
			for _, a := range alternatives(w) {
				if isMadeOf(a, setting) {
					return p.withDefault(a, setting, def)
				}
			}
		default:
		}
		return nil
	})
}

// isMadeOf reports whether a setting is a part of a value.
func isMadeOf(v, setting *Value) bool {
	return v.has(only(Opaque)) && !v.walk(func(w *Value) bool { return !equal(w, setting) })
}

// settingsIn returns the settings that one of several values is, may be or is put together
// from, as the text of a URL is: the first that is made of any.
func settingsIn(args []*Value) []*Value {
	for _, a := range args {
		if all := settingsOf(a); len(all) > 0 {
			return all
		}
	}
	return nil
}

func settingsOf(v *Value) (all []*Value) {
	switch {
	case v.Kind == Opaque:
		return []*Value{v}
	case v.Kind == Op && v.Text == "concat":
		return settingsIn(v.Args)
	case v.Kind == Choice, v.Kind == Cond:
		for _, a := range alternatives(v) {
			all = append(all, settingsOf(a)...)
		}
	}
	return all
}

// defaults returns what the default of a setting may be: a port, if it is counted
// with, otherwise text with a number in it and no space, as a name has none and an
// explanation has some.
func (p *Package) defaults(setting *Value, counted bool) (all []*Value) {
	if counted {
		for _, a := range setting.Args {
			if isConstPort(a) {
				all = append(all, a)
			}
		}
		return all
	}
	for _, d := range p.guesses(setting) {
		if len(d.pieces) != 1 || d.pieces[0].hole {
			continue
		}
		if text := d.pieces[0].text; strings.ContainsAny(text, "123456789") && !strings.ContainsAny(text, " \t\n") {
			d.pieces[0].guess = false
			all = append(all, d.value(p))
		}
	}
	return all
}

// rewrite replaces the parts of a value for which f returns another, and
// evaluates what is made of them.
func (p *Package) rewrite(v *Value, f func(*Value) *Value) *Value {
	if v == nil || !p.enter() {
		return beyond
	}
	defer p.leave()
	if w := f(v); w != nil {
		return w
	}
	with := func(a *Value) *Value { return p.rewrite(a, f) }
	switch v.Kind {
	case Op:
		return p.selPath(p.op(v.Text, int(v.Num), mapValues(v.Args, with)...), v.Path)
	case Choice:
		return p.mapChoice(v, with)
	case Cond:
		return cond(with(v.Args[0]), with(v.Args[1]), with(v.Args[2]))
	default:
		return v
	}
}

// plausible is what an argument of an unknown function must look like to be
// taken for the default of an address, or, standing after a colon, of a port.
var (
	plausibleAddress = regexp.MustCompile(`^(\[[0-9a-fA-F:.%]*\]|[^\s:/]*[^\s:/0-9][^\s:/]*|[0-9.]{7,}|):[1-9][0-9]{0,4}$`)
	plausiblePort    = regexp.MustCompile(`^[1-9][0-9]{0,4}$`)
)

// isAddress reports whether text is a plausible address. Most text ends otherwise.
func isAddress(text string) bool {
	return len(text) > 1 && isDigit(text[len(text)-1]) && strings.Contains(text, ":") && plausibleAddress.MatchString(text)
}

// urlScheme is what a URL begins with: tcp://0.0.0.0:8080.
var urlScheme = regexp.MustCompile(`^[a-z][a-z0-9+.-]*://`)

// spellsAddress reports whether text is a plausible address, or a URL of nothing but
// one: who binds it may cut off the scheme.
func spellsAddress(text string) bool {
	if len(text) < 2 || !isDigit(text[len(text)-1]) {
		return false
	}
	return isAddress(text[len(urlScheme.FindString(text)):])
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
