package hosts

import (
	"encoding/json"
	"net"
	"os"
)

// What the program puts where nothing is set is the default.

func environment() {
	host := os.Getenv("HOST")
	if host == "" {
		host = "127.0.0.1"
	}
	_, _ = net.Listen("tcp", net.JoinHostPort(host, "8040")) // want `note exclusive: .*port 8040 of 127\.0\.0\.1`
}

func lookedUp() {
	host, ok := os.LookupEnv("HOST")
	if !ok {
		host = "127.0.0.1"
	}
	_, _ = net.Listen("tcp", net.JoinHostPort(host, "8041")) // want `port 8041 .*of 127\.0\.0\.1`
}

func argument(args []string) {
	host := "127.0.0.1"
	if len(args) > 0 {
		host = args[0]
	}
	_, _ = net.Listen("tcp", host+":8042") // want `port 8042 .*of 127\.0\.0\.1`
}

type config struct{ host string }

func decoded(data []byte) {
	c := struct{ Host string }{"127.0.0.1"}
	_ = json.Unmarshal(data, &c)
	_, _ = net.Listen("tcp", c.Host+":8043") // want `port 8043 .*of 127\.0\.0\.1`
}

func field(c *config) {
	if c.host == "" {
		c.host = "0.0.0.0"
	}
	_, _ = net.Listen("tcp", c.host+":8044") // want `warning exclusive: .*port 8044 .*of all interfaces`
}

func get(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

func function() {
	_, _ = net.Listen("tcp", net.JoinHostPort(get("HOST", "127.0.0.1"), get("PORT", "8045"))) // want `port 8045 by default of 127\.0\.0\.1`
}

// Where the condition is about something else, what is read may be empty.
func elsewhere(debug bool) {
	host := os.Getenv("HOST")
	if debug {
		host = "127.0.0.1"
	}
	_, _ = net.Listen("tcp", host+":8046") // want `warning exclusive: .*port 8046 lacks`
}
