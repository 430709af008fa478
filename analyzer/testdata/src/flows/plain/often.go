package plain

import (
	"net"
	"net/netip"
)

// What holds an address is looked for in all places that write to it, however many.
type often struct{ at netip.AddrPort }

const web = 8208

func (o *often) set() { o.at = netip.AddrPortFrom(netip.IPv4Unspecified(), web) }
func (o *often) run() { _, _ = net.ListenTCP("tcp", net.TCPAddrFromAddrPort(o.at)) } // want `port 8208 by default of all interfaces`

func (o *often) first()   { o.at = netip.AddrPort{} }
func (o *often) second()  { o.at = netip.AddrPort{} }
func (o *often) third()   { o.at = netip.AddrPort{} }
func (o *often) fourth()  { o.at = netip.AddrPort{} }
func (o *often) fifth()   { o.at = netip.AddrPort{} }
func (o *often) sixth()   { o.at = netip.AddrPort{} }
func (o *often) seventh() { o.at = netip.AddrPort{} }
func (o *often) eighth()  { o.at = netip.AddrPort{} }
