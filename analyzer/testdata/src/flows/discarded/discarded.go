// Package discarded initialises variables that keep nothing, as the suites of ginkgo do.
package discarded

import "net/http"

func describe(_ string, body func()) bool {
	body()
	return true
}

var _ = describe("one that listens", func() {
	describe("in another", func() {
		_ = http.ListenAndServe(":8110", nil) // want `port 8110 of all interfaces`
	})
})

type options struct {
	addr  string
	names []string
}

var shared options

var _ = describe("one that sets an address", func() { shared.addr = ":8111" })

func byVariable() { _ = http.ListenAndServe(shared.addr, nil) } // want `port 8111 of all interfaces`

var _, _ = describe("one that calls", func() { listen("8112") }), describe("nothing", func() {}) // want `port 8112 of all interfaces`

func listen(port string) { _ = http.ListenAndServe(":"+port, nil) }

var _ = describe("one with nothing of a socket", func() {
	for _, name := range shared.names {
		describe(name, func() { shared.names = append(shared.names, name) })
	}
})

var _ http.Handler
