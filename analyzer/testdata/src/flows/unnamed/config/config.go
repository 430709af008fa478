// Package config has addresses in fields that are not named for one.
package config

type Config struct {
	Addr, Metrics, Greeting string
	TLS                     Listener
}

type Listener struct {
	On   bool
	HTTP string
}

func Default() *Config {
	return &Config{Addr: ":8001", Metrics: ":8002", Greeting: "hello", TLS: Listener{HTTP: ":8003"}}
}
