// Package main serves on a socket of one kind or the other.
package main

import (
	"flag"
	"net"
	"net/http"
	"os"
	"strings"
)

type address struct{ network, text string }

func serve(a address) {
	if strings.HasPrefix(a.text, "/") {
		ln, err := net.Listen(a.network, a.text)
		if err != nil {
			return
		}
		http.Serve(ln, nil)
	} else {
		http.ListenAndServe(a.text, nil)
	}
}

var text = flag.String("address", ":8090", "")

func main() {
	serve(address{os.Getenv("NETWORK"), *text}) // want `tcp listener on port 8090 by default`
}
