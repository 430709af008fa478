// Package constructed gets its addresses from functions that take no parameters.
package constructed

import (
	"net"
	"net/http"
	"net/url"

	"flows/constructed/config"
)

func admin() *url.URL {
	u, err := url.Parse("http://:8001")
	if err != nil {
		panic(err)
	}
	return u
}

func peer() *net.UDPAddr {
	a, _ := net.ResolveUDPAddr("udp", "localhost:8002")
	return a
}

func none() *url.URL {
	u, _ := url.Parse("http://localhost")
	return u
}

func here() {
	_ = http.ListenAndServe(admin().Host, nil) // want `port 8001 of all interfaces`
	_, _ = net.ListenUDP("udp", peer())        // want `port 8002 of localhost`
	_, _ = net.Listen("tcp", none().Host)
}

func there() {
	_ = http.ListenAndServe(config.Admin().Host, nil) // want `port 8003 of 127\.0\.0\.1`
	a, err := config.Peer()
	if err != nil {
		return
	}
	_, _ = net.ListenTCP("tcp", a) // want `port 8004 of all interfaces`
}

func listed() {
	for _, u := range config.New().ListenURLs {
		_, _ = net.Listen("tcp", u.Host) // want `port 8005 of localhost`
	}
}
