// Package reflected gives pointers to its settings to functions that set them by
// reflection.
package reflected

import (
	"fmt"
	"net"
	"os"
	"reflect"
	"strconv"

	"flows/reflected/setter"
)

type config struct {
	addr  string
	port  int
	admin string
}

func load() *config {
	var c config
	host, _ := os.Hostname()
	setter.SetDefault(&c.addr, os.Getenv("ADDR"), "127.0.0.1:8001")
	setter.SetDefault(&c.port, 8002)
	setter.SetDefault(&c.admin, os.Getenv("ADMIN"), fmt.Sprintf("%s:8003", host))
	return &c
}

func listen() {
	c := load()
	_, _ = net.Listen("tcp", c.addr)                   // want `port 8001 by default of 127\.0\.0\.1`
	_, _ = net.Listen("tcp", ":"+strconv.Itoa(c.port)) // want `port 8002 by default of all interfaces`
	_, _ = net.Listen("tcp", c.admin)                  // want `port 8003 by default`
}

// What is set already may be replaced or not; the default is for what isn't.
func preset() {
	addr := "127.0.0.1:8004"
	setter.SetDefault(&addr, "127.0.0.1:9004")
	_, _ = net.Listen("tcp", addr) // want `port 8004 by default of 127\.0\.0\.1`
}

// or is a setter of the package itself.
func or(dest any, value any) {
	if d := reflect.ValueOf(dest).Elem(); d.IsZero() {
		d.Set(reflect.ValueOf(value))
	}
}

func own() {
	var addr string
	or(&addr, "127.0.0.1:8005")
	_, _ = net.Listen("tcp", addr) // want `port 8005 by default of 127\.0\.0\.1`
}

// A format is no default.
func scanned() {
	var addr string
	var port int
	_, _ = fmt.Sscanf(os.Args[1], "x:8006", &addr)
	_, _ = fmt.Sscanf(os.Args[1], "8007 %d", &port)
	_, _ = net.Listen("tcp", addr)
	_, _ = net.Listen("tcp", ":"+strconv.Itoa(port))
}
