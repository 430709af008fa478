package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/rules"
)

// dualStack judges exclusive use of the IPv4 wildcard: the rule dual-stack.
func (r *reporter) dualStack(sites []*socketflow.Site) []Finding {
	var fs []Finding
	for _, s := range sites {
		b, ok := r.exclusiveWildcard(s)
		pair := bindsPair(s)
		if !ok || !only4(s) && !pair || r.besideDual(sites, b) {
			continue
		}
		f := Finding{
			Rule: "dual-stack", Level: rules.Warning, Pos: s.Pos, End: s.End, Bind: b.Bind,
			Message: dualStackMessage(b, pair || r.beside6(sites, b)),
		}
		for _, e := range b.endpoints {
			f.Trace = append(f.Trace, r.portSteps(e)...)
		}
		f.Trace = append(f.Trace, r.way(s)...)
		fs = append(fs, f)
	}
	return fs
}

// exclusiveWildcard describes a bind of the wildcard address with exclusive
// use.
func (r *reporter) exclusiveWildcard(s *socketflow.Site) (described, bool) {
	if s.Kind != socketflow.Bind || s.Multicast || s.Client || s.Control == socketflow.UnknownControl {
		return described{}, false
	}
	exclusive := slices.ContainsFunc(s.Options, func(o socketflow.Option) bool {
		return o.On && !o.Late && o.Kind == socketflow.ExclusiveAddrUse
	})
	b, ok := r.describe(s)
	if !ok || !exclusive || b.Scope != "wildcard" || len(b.Ports) == 0 {
		return described{}, false
	}
	b.Option = rules.ExclusiveAddrUse.String()
	return b, true
}

// only4 reports whether a socket is bound for IPv4 alone.
func only4(s *socketflow.Site) bool {
	if s.Inet4 {
		return true
	}
	return len(s.Networks) > 0 && !slices.ContainsFunc(s.Networks, func(n string) bool { return n != "tcp4" && n != "udp4" })
}

// bindsPair reports whether a bind is one for IPv4 and one for IPv6, by a loop over
// the networks.
func bindsPair(s *socketflow.Site) bool {
	return s.Every && !slices.ContainsFunc(s.Networks, func(n string) bool { return strings.TrimRight(n, "46") == n }) &&
		slices.ContainsFunc(s.Networks, func(n string) bool { return strings.HasSuffix(n, "4") }) &&
		slices.ContainsFunc(s.Networks, func(n string) bool { return strings.HasSuffix(n, "6") })
}

// besideDual reports whether a dual-stack socket with exclusive use has the
// same ports.
func (r *reporter) besideDual(sites []*socketflow.Site, b described) bool {
	return r.beside(sites, b, func(network string) bool { return network == family(b) })
}

// beside6 reports whether an IPv6 socket with exclusive use has the same ports.
func (r *reporter) beside6(sites []*socketflow.Site, b described) bool {
	return r.beside(sites, b, func(network string) bool { return network == family(b)+"6" })
}

func (r *reporter) beside(sites []*socketflow.Site, b described, fits func(network string) bool) bool {
	return slices.ContainsFunc(sites, func(s *socketflow.Site) bool {
		other, ok := r.exclusiveWildcard(s)
		return ok && slices.ContainsFunc(s.Networks, fits) && slices.Equal(other.Ports, b.Ports)
	})
}

func dualStackMessage(b described, pair bool) string {
	s := b.what(b.noun) + " has SO_EXCLUSIVEADDRUSE for IPv4 alone"
	if pair {
		s += " and a second socket for IPv6"
	}
	wayOut := "bind one dual-stack [::] socket"
	if network := family(b); network != "" {
		wayOut = fmt.Sprintf("listen on %q, which is one dual-stack socket", network)
	}
	return s + ": a dual-stack socket of another process on the port neither stops it nor is stopped by it; " + wayOut
}

// family returns the network for both families, "" for a raw socket.
func family(b described) string { return strings.TrimRight(b.Network, "46") }
