package analyzer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// bind judges a bound socket: the rules exclusive and client-port.
func (r *reporter) bind(s *socketflow.Site) {
	b, ok := r.describe(s)
	if !ok || s.Multicast || protected(s) {
		return
	}
	f := Finding{Rule: "exclusive", Pos: s.Pos, End: s.End, Bind: b.Bind}
	victim := rules.Caller{Scope: b.scope}
	f.Exposures = rules.Improvement(r.platform, victim, rules.ExclusiveAddrUse)
	if s.Client {
		f.Rule, f.Level = "client-port", rules.Note
		f.Message = clientMessage(b)
	} else {
		f.Level = rules.BindLevel(r.platform, victim)
		f.Message = exclusiveMessage(b, f.Exposures, wayOut(s.ByHand))
	}
	for _, e := range b.endpoints {
		f.Trace = append(f.Trace, r.portSteps(e)...)
	}
	f.Trace = append(f.Trace, r.way(s)...)
	r.add(f)
}

// protected reports whether the socket is none of the rule's business: an
// option that decides is set before the bind, or may be.
func protected(s *socketflow.Site) bool {
	if s.Control == socketflow.UnknownControl {
		return true
	}
	return slices.ContainsFunc(s.Options, func(o socketflow.Option) bool {
		// SO_REUSEADDR has a rule of its own, at the call that sets it, and so has
		// exclusive use that comes too late.
		return o.On && (o.Kind == socketflow.ExclusiveAddrUse || o.Kind == socketflow.ReuseAddr && !o.Late)
	})
}

// described is a bind with the addresses that count.
type described struct {
	*Bind
	endpoints []socketflow.Endpoint
	scope     rules.Scope
	noun      string // of a server
}

// describe selects the addresses with a fixed port. It fails if there are
// none, unless unknown ports are asked for.
func (r *reporter) describe(s *socketflow.Site) (described, bool) {
	network, ok := network(s.Networks)
	if !ok {
		return described{}, false
	}
	if network == "" {
		network = s.Usual
	}
	d := described{Bind: &Bind{Network: network, Option: rules.Default.String()}, noun: "listener"}
	if s.Datagram {
		d.noun = "datagram socket"
	}
	unknown := len(s.Endpoints) > 0
	others := false
	for _, e := range s.Endpoints {
		unknown = unknown && e.Port < 0
		if e.Port > 0 {
			d.endpoints = append(d.endpoints, e)
		} else {
			others = true
		}
	}
	if len(d.endpoints) == 0 {
		if !unknown || !r.settings.UnknownPorts {
			return d, false
		}
		d.endpoints = s.Endpoints[:1]
	}
	d.fill(others)
	return d, true
}

// fill derives the fields of the Bind from its endpoints.
func (d *described) fill(others bool) {
	d.PortSource = PortFixed
	if others {
		d.PortSource = PortDefault
	}
	covered := make(map[socketflow.Scope]bool, len(d.endpoints))
	for _, e := range d.endpoints {
		covered[e.Scope] = true
		if e.Default || e.Decl.IsVariable() {
			d.PortSource = PortDefault
		}
		if e.Port > 0 && !slices.Contains(d.Ports, e.Port) {
			d.Ports = append(d.Ports, e.Port)
		}
	}
	first := d.endpoints[0]
	d.Address = first.Text
	if len(d.Ports) > 1 {
		d.PortSource = PortDefault
	}
	if len(d.Ports) == 0 {
		d.PortSource = PortUnknown
	} else {
		d.Port = first.Port
		slices.Sort(d.Ports)
	}
	switch {
	case covered[socketflow.Wildcard]:
		d.Scope, d.scope = "wildcard", rules.Wildcard
	case covered[socketflow.AnyScope]:
		// A host that configuration supplies: the wildcard is the usual
		// default and the worse case.
		d.Scope, d.scope = "unknown", rules.Wildcard
	default:
		d.Scope, d.scope = "specific", rules.Specific
	}
}

// network picks the network that has ports. It fails for Unix sockets, raw IP
// and their like.
func network(names []string) (string, bool) {
	if len(names) == 0 {
		return "", true
	}
	for _, n := range names {
		if strings.HasPrefix(n, "tcp") || strings.HasPrefix(n, "udp") {
			return n, true
		}
	}
	return "", false
}

func (r *reporter) portSteps(e socketflow.Endpoint) []Step {
	var steps []Step
	if e.Decl != nil {
		steps = append(steps, r.declaration(e.Decl, int64(e.Port)))
	}
	if e.Place != nil {
		steps = append(steps, r.step(e.Place, fmt.Sprintf("port %d", e.Port)))
	}
	return steps
}

// what names the socket and where it is bound.
func (d described) what(noun string) string {
	if n := d.Network; n != "" {
		noun = strings.TrimRight(n, "46") + " " + noun
	}
	port := "a port that is not known"
	if len(d.Ports) > 0 {
		var ports []string
		for _, p := range d.Ports {
			ports = append(ports, strconv.Itoa(p))
		}
		port = "port " + joinWords(ports, "or")
		if d.PortSource == PortDefault {
			port += " by default"
		}
	}
	switch d.Scope {
	case "wildcard":
		return fmt.Sprintf("%s on %s of all interfaces", noun, port)
	case "specific":
		host := d.Address[:max(0, strings.LastIndexByte(d.Address, ':'))]
		return fmt.Sprintf("%s on %s of %s", noun, port, host)
	}
	return fmt.Sprintf("%s on %s", noun, port)
}

// wayOut says where exclusive use is set in time: package net calls a function before
// it binds a socket; who has made the socket by hand binds it himself.
func wayOut(byHand bool) string {
	if byHand {
		return "set it before Bind"
	}
	return "set it in net.ListenConfig.Control"
}

func exclusiveMessage(d described, removed []rules.Exposure, wayOut string) string {
	s := d.what(d.noun) + " lacks SO_EXCLUSIVEADDRUSE"
	if risk := describeExposures(removed); risk != "" {
		return fmt.Sprintf("%s: on Windows %s; %s", s, risk, wayOut)
	}
	return fmt.Sprintf("%s: on one address it changes no outcome on today's Windows, but Microsoft advises it for every server; %s", s, wayOut)
}

// describeExposures says who could do what, from the exposures alone.
func describeExposures(es []rules.Exposure) string {
	has := func(t rules.Timing, sameUser bool) bool {
		return slices.ContainsFunc(es, func(e rules.Exposure) bool { return e.Timing == t && e.SameUser == sameUser })
	}
	var who []string
	switch {
	case has(rules.EarlySquat, false):
		who = append(who, "of any user that binds the port on one address first")
	case has(rules.EarlySquat, true):
		who = append(who, "of the same user that binds the port on one address first")
	}
	switch {
	case has(rules.LateTakeover, false):
		who = append(who, "of any user that binds it later")
	case has(rules.LateTakeover, true):
		who = append(who, "of the same user that does so later")
	}
	if len(who) == 0 {
		return ""
	}
	return "a process " + joinWords(who, "or") + " takes that address's traffic"
}

func clientMessage(d described) string {
	return d.what("client") + " lacks SO_EXCLUSIVEADDRUSE: let the system choose the local port (0), or set the option in net.Dialer.Control if it must be fixed"
}
