// Command server listens the way most servers do. On Windows any process of
// the same user can bind 127.0.0.1:8080 over it, and a process of another
// user that bound an address first keeps that address's traffic without this
// server noticing. Compare with ../safe.
package main

import (
	"cmp"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
)

const (
	metricsPort = 9090
	statsPort   = 8125
)

func main() {
	go serveMetrics()
	go readStats()

	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":8080"
	}
	http.HandleFunc("/", hello)
	log.Fatal(http.ListenAndServe(addr, nil))
}

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "hello", cmp.Or(r.URL.Query().Get("name"), "world"))
}

// serveMetrics listens on one address only. That is safer than the wildcard,
// and SO_EXCLUSIVEADDRUSE would change nothing in Tables 3 and 4.
func serveMetrics() {
	ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(metricsPort)))
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, http.NotFoundHandler()))
}

// readStats receives datagrams: a packet socket on a fixed port serves too.
func readStats() {
	conn, err := net.ListenUDP("udp", &net.UDPAddr{Port: statsPort})
	if err != nil {
		log.Fatal(err)
	}
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFromUDP(buf)
		if err != nil {
			log.Fatal(err)
		}
		log.Printf("%d bytes from %v", n, from)
	}
}
