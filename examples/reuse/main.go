// Command reuse carries a habit from Unix, where SO_REUSEADDR only skips the
// wait after a restart. On Windows the option lets a process of any user bind
// the same address and port, and who then gets a connection is undetermined.
package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	ln, err := listenReuse(":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(srv.Serve(ln))
}

func listenReuse(addr string) (net.Listener, error) {
	lc := net.ListenConfig{Control: reusePort}
	return lc.Listen(context.Background(), "tcp", addr)
}
