// Package loaded has its configuration filled in by a function that knows tags.
package loaded

import (
	"encoding/json"
	"net"
	"net/http"
	"os"

	"tagged/env"
)

type Config struct {
	Host string `env:"HOST" default:"0.0.0.0"`
	Port string `env:"PORT" default:"7301"`
	Addr string `env:"ADDR" default:"127.0.0.1:7302"`
	More string `env:"MORE" default:"127.0.0.1:7303"`
	Name string `env:"NAME"`
}

func load() *Config {
	c := new(Config)
	env.Process(c)
	return c
}

func main() {
	var c Config
	env.Process(&c)
	_, _ = net.Listen("tcp", net.JoinHostPort(c.Host, c.Port)) // want `port 7301 by default`
	_ = http.ListenAndServe(c.Addr, nil)                       // want `port 7302 by default of 127\.0\.0\.1`
	_ = http.ListenAndServe(c.Name, nil)
}

func through() {
	_ = http.ListenAndServe(load().More, nil) // want `port 7303 by default of 127\.0\.0\.1`
}

// The decoder of JSON knows no defaults.
func decodes() {
	var c Config
	data, _ := os.ReadFile("config.json")
	_ = json.Unmarshal(data, &c)
	_ = http.ListenAndServe(c.Addr, nil)
}
