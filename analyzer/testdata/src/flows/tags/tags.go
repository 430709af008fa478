// Package main has defaults in the tags of structs without a name, and of package
// variables.
package main

import (
	"fmt"
	"net"
	"net/http"
	"strconv"

	"flows/tags/config"
	"flows/tags/flags"
)

type Config struct {
	Web struct {
		Addr string `default:":8070"`
	}
	Debug struct {
		Addr    string `default:":8071"`
		Timeout string `default:"5s"`
	}
}

func serve(c *Config) { http.ListenAndServe(c.Web.Addr, nil) }

func configured() {
	var c Config
	flags.Parse(&c)
	http.ListenAndServe(c.Debug.Addr, nil) // want `port 8071 by default`
	serve(&c)                              // want `port 8070 by default`
}

func local() {
	var opts struct {
		Addr    string `long:"addr" default:"localhost:8072"`
		Disable bool
	}
	if flags.Parse(&opts) != nil {
		return
	}
	go func() {
		http.ListenAndServe(opts.Addr, nil) // want `port 8072 by default of localhost`
	}()
}

func short() {
	cfg := struct {
		Version string
		Web     struct {
			Addr string `conf:"default:0.0.0.0:8073"`
			Port int    `conf:"default:8074,flag:port"`
			Host string `conf:"default:localhost"`
		}
	}{Version: "1"}
	flags.Parse(&cfg)
	s := http.Server{Addr: cfg.Web.Addr}
	s.ListenAndServe()                                             // want `port 8073 by default`
	net.Listen("tcp", cfg.Web.Host+":"+strconv.Itoa(cfg.Web.Port)) // want `note exclusive: .*port 8074 by default of localhost`
}

var opts struct {
	Addr string `default:":8075"`
	Log  struct {
		Addr string `default:":8076"`
	}
}

func global() {
	flags.Parse(&opts)
	http.ListenAndServe(opts.Addr, nil)     // want `port 8075 by default`
	http.ListenAndServe(opts.Log.Addr, nil) // want `port 8076 by default`
}

type settings struct {
	Addr string `default:":8077"`
	Name string
}

var named = settings{Name: "main"}

func run(s settings) { http.ListenAndServe(s.Addr, nil) }

func globalNamed() {
	flags.Parse(&named)
	run(named) // want `port 8077 by default`
}

// What it is set to from the start is what stands there.
var set = settings{Addr: ":0"}

func globalSet() {
	flags.Parse(&set)
	http.ListenAndServe(set.Addr, nil)
}

// Nothing reads these tags.
var unread struct {
	Addr string `default:":8079"`
}

func globalUnread() { http.ListenAndServe(unread.Addr, nil) }

// A command that is run by the parser.
type command struct {
	Port int    `default:"8083"`
	Host string `default:"127.0.0.1"`
}

func (c *command) Run() {
	http.ListenAndServe(fmt.Sprintf("%s:%d", c.Host, c.Port), nil) // want `note exclusive: .*port 8083 by default of 127.0.0.1`
}

var commands struct {
	Command command `cmd:""`
}

func elsewhere() {
	config.Parse()
	http.ListenAndServe(config.Options.Addr, nil)     // want `port 8080 by default`
	http.ListenAndServe(config.Options.Log.Addr, nil) // want `port 8081 by default`
	c, err := config.Load()
	if err != nil {
		return
	}
	http.ListenAndServe(c.Log.Addr, nil) // want `port 8082 by default`
}

func main() {
	flags.Parse(&commands)
	elsewhere()
	configured()
	local()
	short()
	global()
	globalNamed()
	globalSet()
	globalUnread()
}
