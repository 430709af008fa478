// Package defaults binds ports that a setting may override. They are reported
// as defaults: most users leave them as they are.
package defaults

import (
	"flag"
	"fmt"
	"net"
	"time"

	"github.com/spf13/pflag"
)

var globalAddr = flag.String("global", ":8401", "listen `address`")

var globalPort int

func init() {
	flag.IntVar(&globalPort, "port", 8402, "listen port")
}

func globals() {
	flag.Parse()
	net.Listen("tcp", *globalAddr)                    // want `exclusive: .*port 8401.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", globalPort)) // want `exclusive: .*port 8402.* default wildcard]`
}

func locals() {
	addr := flag.String("addr", "127.0.0.1:8403", "listen address")
	port := flag.Int("port", 8404, "listen port")
	var other string
	flag.StringVar(&other, "other", ":8405", "other address")
	wait := flag.Duration("wait", 8000*time.Second, "a number that is no port")
	flag.Parse()
	_ = wait
	net.Listen("tcp", *addr)                        // want `note exclusive: .*port 8403.* default specific]`
	net.Listen("tcp", fmt.Sprintf(":%d", *port))    // want `exclusive: .*port 8404.* default wildcard]`
	net.Listen("tcp", other)                        // want `exclusive: .*port 8405.* default wildcard]`
	net.ListenTCP("tcp", &net.TCPAddr{Port: *port}) // want `exclusive: .*port 8404.* default wildcard]`
}

func set(args []string) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := fs.String("addr", ":8406", "listen address")
	var port uint
	fs.UintVar(&port, "port", 8407, "listen port")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if _, err := net.Listen("tcp", *addr); err != nil { // want `exclusive: .*port 8406.* default wildcard]`
		return err
	}
	_, err := net.Listen("tcp", fmt.Sprintf(":%d", port)) // want `exclusive: .*port 8407.* default wildcard]`
	return err
}

func pflags() {
	addr := pflag.StringP("addr", "a", ":8408", "listen address")
	var port int
	pflag.IntVar(&port, "port", 8409, "listen port")
	pflag.Parse()
	net.Listen("tcp", *addr)                    // want `exclusive: .*port 8408.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", port)) // want `exclusive: .*port 8409.* default wildcard]`
}

type options struct {
	addr string
	port int
}

func fields() {
	var o options
	flag.StringVar(&o.addr, "addr", ":8410", "listen address")
	flag.IntVar(&o.port, "port", 8411, "listen port")
	flag.Parse()
	net.Listen("tcp", o.addr)                     // want `exclusive: .*port 8410.* default wildcard]`
	net.Listen("tcp", fmt.Sprintf(":%d", o.port)) // want `exclusive: .*port 8411.* default wildcard]`
}

// A flag without a default, or with an ephemeral one, fixes nothing.
func none() {
	addr := flag.String("addr", "", "listen address, such as 127.0.0.1:9999")
	port := flag.Int("port", 0, "listen port")
	flag.Parse()
	net.Listen("tcp", *addr)
	net.Listen("tcp", fmt.Sprintf(":%d", *port))
}
