// Package conf has the defaults: neither it nor those that call it bind.
package conf

type Config struct {
	Addr  string
	Admin string
	Port  int
	Peer  string
}

func Default() *Config { return &Config{Addr: ":9001", Peer: ":9999"} }

func (c *Config) SetDefaults() {
	if c.Admin == "" {
		c.Admin = "127.0.0.1:9002"
	}
	if c.Port == 0 {
		c.Port = 9003
	}
}

const DefaultGRPC = ":9004"

func Getenv(k, d string) string {
	if v := lookup(k); v != "" {
		return v
	}
	return d
}

func lookup(k string) string { return k[1:] }
