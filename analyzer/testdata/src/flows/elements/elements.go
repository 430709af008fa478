// Package elements reads elements of lists with the index with which it has stored them.
package elements

import (
	"net"
	"strconv"
)

func ports() {
	taken := make([]int, 2)
	port := 8751
	for i := range taken {
		_, _ = net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port)) // want `port 8751 by default of 127.0.0.1`
		taken[i] = port
		port = taken[i] + 1
	}
}

type entry struct{ port int }

type list struct{ entries []entry }

func (l *list) fields() {
	l.entries = make([]entry, 2)
	port := 8752
	for i := range l.entries {
		_, _ = net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port)) // want `port 8752 by default of 127.0.0.1`
		l.entries[i] = entry{port: port}
		port = l.entries[i].port + 1
	}
}

// The element is that of another index.
func other(addrs []string) {
	addrs = []string{":8753", ":8753"}
	for i := range addrs {
		k := len(addrs) - 1 - i
		addrs[i] = ":0"
		_, _ = net.Listen("tcp", addrs[k]) // want `port 8753 by default of all interfaces`
	}
}

func same() {
	addrs := make([]string, 2)
	for i := range addrs {
		addrs[i] = ":8754"
		_, _ = net.Listen("tcp", addrs[i]) // want `port 8754 of all interfaces`
	}
}
