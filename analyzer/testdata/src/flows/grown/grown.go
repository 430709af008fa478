// Package grown listens on what lists hold that one function fills.
package grown

import (
	"net"
	"net/http"
	"os"
)

type entry struct{ addr string }

type config struct{ admin, public []string }

func load() *config {
	return &config{admin: []string{"127.0.0.1:7711"}, public: os.Args[1:]}
}

// wrap is given both lists; what one holds is not in the other.
func wrap(addrs []string) []entry {
	var entries []entry
	for _, a := range addrs {
		if a == "" {
			continue
		}
		entries = append(entries, entry{addr: a})
	}
	return entries
}

func lists() {
	c := load()
	for _, e := range wrap(c.public) {
		net.Listen("tcp", e.addr)
	}
	for _, e := range wrap(c.admin) {
		net.Listen("tcp", e.addr) // want `note exclusive: .*port 7711 by default of 127.0.0.1 .* specific]`
	}
}

// What is put into the elements later is in the list.
type item struct{ name, addr string }

func blank(names []string) []item {
	var items []item
	for _, name := range names {
		items = append(items, item{name: name})
	}
	return items
}

func fill(items []item) {
	for i := range items {
		set(&items[i])
	}
}

func set(it *item) { it.addr = ":7712" }

func serve(items []item) {
	for _, it := range items {
		go http.ListenAndServe(it.addr, nil)
	}
}

func filled() {
	items := blank(os.Args)
	fill(items)
	serve(items) // want `warning exclusive: .*port 7712 by default .* wildcard]`
	items = blank(os.Args)
	for i := range items {
		items[i].addr = ":7713"
	}
	serve(items) // want `warning exclusive: .*port 7713 by default .* wildcard]`
}

type servers struct{ items []item }

func (s *servers) open() {
	for i := range s.items {
		s.items[i].addr = ":7714"
	}
}

func (s *servers) run() {
	for _, it := range s.items {
		go http.ListenAndServe(it.addr, nil)
	}
}

func kept() {
	s := &servers{items: blank(os.Args)}
	s.open()
	s.run() // want `warning exclusive: .*port 7714 by default .* wildcard]`
}
