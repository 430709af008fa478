// Package suppress has comments that hide findings, and some that don't.
package suppress

import (
	"net"
	"net/http"
	"time"
)

func atTheEnd() {
	net.Listen("tcp", ":80") //sockvet:ignore exclusive it is a lab machine
	net.Listen("tcp", ":81") // want `exclusive: .* port 81`
}

func above() {
	//sockvet:ignore exclusive it is a lab machine
	net.Listen("tcp", ":80")
	net.Listen("tcp", ":81") // want `exclusive: .* port 81`

	// A comment may go before it,
	//sockvet:ignore exclusive it is a lab machine
	// or after it.
	net.Listen("tcp", ":82")

	//sockvet:ignore exclusive a gap of one line is one too many // want `warning suppression: sockvet:ignore hides no finding of exclusive here: take it out`

	net.Listen("tcp", ":83") // want `exclusive: .* port 83`
}

func severalLines(mux *http.ServeMux) {
	//sockvet:ignore exclusive the statement is what counts
	_, _ =
		net.Listen("tcp", ":80")
	net.Listen(
		"tcp",
		":81",
	) //sockvet:ignore exclusive the end of the call is as good a place
	//sockvet:ignore exclusive what the literal does is another matter
	go serve(":82", func() {
		net.Listen("tcp", ":83") // want `exclusive: .* port 83`
	})
}

func serve(addr string, f func()) {
	f()
	net.Listen("tcp", addr)
}

// declaration is hidden as a whole.
//
//sockvet:ignore exclusive,linger this function is for a test bench
func declaration(c *net.TCPConn) {
	net.Listen("tcp", ":80")
	func() {
		net.Listen("tcp", ":81")
	}()
	c.SetLinger(0)
}

func firstLine() { //sockvet:ignore exclusive this function is for a test bench
	net.Listen("tcp", ":80")

	net.Listen("tcp", ":81")
}

//sockvet:ignore exclusive a variable's start value
var listener, _ = net.Listen("tcp", ":80")

var (
	//sockvet:ignore exclusive a variable's start value
	one, _ = net.Listen("tcp", ":81")
	two, _ = net.Listen("tcp", ":82") // want `exclusive: .* port 82`
)

func rules(c *net.TCPConn) {
	c.SetLinger(0)           //sockvet:ignore exclusive the wrong rule // want `warning linger: ` `suppression: sockvet:ignore hides no finding of exclusive here`
	c.SetLinger(0)           //sockvet:ignore linger,exclusive one too many // want `suppression: sockvet:ignore hides no finding of exclusive here`
	c.SetLinger(0)           //sockvet:ignore lingers no such rule // want `warning linger: ` `suppression: sockvet:ignore names the unknown rule "lingers" .the rules are exclusive, `
	c.SetLinger(0)           //sockvet:ignore linger,lingers one of two // want `suppression: sockvet:ignore names the unknown rule "lingers"`
	net.Listen("tcp", ":80") //sockvet:ignore exclusive // want `exclusive: .* port 80` `suppression: sockvet:ignore has no effect without a reason: write //sockvet:ignore exclusive reason`
	net.Listen("tcp", ":81") //sockvet:ignore // want `exclusive: .* port 81` `suppression: sockvet:ignore names no rule and has no effect`
	net.Listen("tcp", ":82") //sockvet:ignore suppression x // want `exclusive: .* port 82` `suppression: sockvet:ignore can't hide findings of rule suppression`
	net.Listen("tcp", ":83") //sockvet:ignored exclusive x // want `exclusive: .* port 83`
	net.Listen("tcp", ":84") // sockvet:ignore exclusive x // want `exclusive: .* port 84`
	net.Listen("tcp", ":85") /*sockvet:ignore exclusive x*/ // want `exclusive: .* port 85`
	net.Listen("tcp", ":86") //sockvet:ignore exclusive see https://example.com/why
}

func otherTools() {
	net.Listen("tcp", ":80") //nolint:sockvet
	net.Listen("tcp", ":81") //nolint:errcheck,sockvet // it is a lab machine
	net.Listen("tcp", ":82") // nolint:sockvet // it is a lab machine
	net.Listen("tcp", ":83") //nolint:errcheck // want `exclusive: .* port 83`
	net.Listen("tcp", ":84") //nolint // want `exclusive: .* port 84`
	net.Listen("tcp", ":85") //lint:ignore sockvet it is a lab machine
	net.Listen("tcp", ":86") //lint:ignore SA1000,sockvet it is a lab machine
	net.Listen("tcp", ":87") //lint:ignore SA1000 it is a lab machine // want `exclusive: .* port 87`
	//lint:ignore sockvet
	net.Listen("tcp", ":88") // want `exclusive: .* port 88`
	time.Sleep(1)            //nolint:sockvet // for another to say
}

//nolint:sockvet
func otherToolsWhole() {
	net.Listen("tcp", ":80")
	net.Listen("tcp", ":81")
}
