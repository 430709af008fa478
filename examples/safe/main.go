// Command safe is ../server with SO_EXCLUSIVEADDRUSE: on Windows nobody binds
// its ports while it runs, and it fails to start where somebody holds one of
// their addresses already.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	// Control runs before bind, the only time at which the option counts.
	lc := net.ListenConfig{Control: exclusive}
	ctx := context.Background()

	conn, err := lc.ListenPacket(ctx, "udp", ":8125")
	if err != nil {
		log.Fatal(err)
	}
	go readStats(conn)

	ln, err := lc.Listen(ctx, "tcp", cmp.Or(os.Getenv("ADDR"), ":8080"))
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", hello)
	srv := &http.Server{ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(srv.Serve(ln))
}

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "hello", cmp.Or(r.URL.Query().Get("name"), "world"))
}

func readStats(conn net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			log.Fatal(err)
		}
		log.Printf("%d bytes from %v", n, from)
	}
}
