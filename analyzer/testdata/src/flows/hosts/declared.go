package hosts

import (
	"flag"
	"fmt"
	"net"
	"net/http"
)

// A variable holds its default from its declaration as a flag on, and no zero.
func declared() {
	var host string
	var port int
	flag.StringVar(&host, "host", "localhost", "")
	flag.IntVar(&port, "port", 8031, "")
	flag.Parse()
	_ = http.ListenAndServe(net.JoinHostPort(host, "8030"), nil)     // want `note exclusive: .*port 8030 of localhost`
	_, _ = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 1000+port)) // want `port 9031 by default of 127\.0\.0\.1`
}

// Where it is a flag only under a condition, it may hold a zero.
func declaredSometimes(f bool) {
	var host string
	if f {
		flag.StringVar(&host, "host2", "localhost", "")
	}
	_ = http.ListenAndServe(net.JoinHostPort(host, "8032"), nil) // want `warning exclusive: .*port 8032 of all interfaces`
}

// A default that is empty is one.
func declaredEmpty() {
	host := "localhost"
	flag.StringVar(&host, "host3", "", "where to listen")
	_ = http.ListenAndServe(net.JoinHostPort(host, "8033"), nil) // want `warning exclusive: .*port 8033 of all interfaces`
}

// flags have a shorthand between name and default, which may be empty, or a digit.
type flags interface {
	StringVarP(p *string, name, shorthand, value, usage string)
	IntVarP(p *int, name, shorthand string, value int, usage string)
}

func declaredShort(f flags) {
	var host, every, short string
	var port int
	f.StringVarP(&host, "host4", "", "127.0.0.1", "where to listen")
	f.StringVarP(&every, "host5", "", "", "where to listen")
	f.IntVarP(&port, "port4", "", 8034, "")
	f.StringVarP(&short, "port5", "9", "8036", "port to listen on")
	_ = http.ListenAndServe(fmt.Sprintf("%s:%d", host, port), nil) // want `note exclusive: .*port 8034 by default of 127\.0\.0\.1`
	_ = http.ListenAndServe(every+":8035", nil)                    // want `warning exclusive: .*port 8035 .*of all interfaces`
	_ = http.ListenAndServe("127.0.0.1:"+short, nil)               // want `port 8036 by default of 127\.0\.0\.1`
}
