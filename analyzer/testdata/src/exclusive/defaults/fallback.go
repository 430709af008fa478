package defaults

import (
	"encoding/json"
	"net"
	"os"
	"strconv"
)

func fromParameter(addr string) {
	if addr == "" {
		addr = ":8501"
	}
	net.Listen("tcp", addr) // want `exclusive: .*port 8501.* default wildcard]`
}

func fromEnvironment() {
	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":8502"
	}
	net.Listen("tcp", addr) // want `exclusive: .*port 8502.* default wildcard]`

	port, ok := os.LookupEnv("PORT")
	if !ok {
		port = "8503"
	}
	net.Listen("tcp", ":"+port) // want `exclusive: .*port 8503.* default wildcard]`

	n := 8504
	if v, err := strconv.Atoi(os.Getenv("PORT")); err == nil {
		n = v
	}
	net.ListenTCP("tcp", &net.TCPAddr{Port: n}) // want `exclusive: .*port 8504.* default wildcard]`

	net.Listen("tcp", getenv("ADDR", ":8506"))                                // want `exclusive: .*port 8506.* default wildcard]`
	net.Listen("tcp", ":"+getenv("PORT", "8507"))                             // want `exclusive: .*port 8507.* default wildcard]`
	net.Listen("tcp", getenv("HOST", "localhost")+":"+getenv("PORT", "8508")) // want `exclusive: .*port 8508.* default `
}

func getenv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

func fromArguments() {
	addr := ":8509"
	if len(os.Args) > 1 {
		addr = os.Args[1]
	}
	net.Listen("tcp", addr) // want `exclusive: .*port 8509.* default wildcard]`
}

func fromSwitch(mode string) {
	var addr string
	switch mode {
	case "dev":
		addr = "127.0.0.1:8510"
	case "prod":
		addr = ":8511"
	default:
		return
	}
	net.Listen("tcp", addr) // want `exclusive: .*port 8510 or 8511.* default wildcard]`
}

func fromMap(mode string) {
	addrs := map[string]string{"dev": "127.0.0.1:8512", "prod": ":8513"}
	net.Listen("tcp", addrs[mode]) // want `exclusive: .*port 8512 or 8513.* default wildcard]`
}

// setDefaults is called by those that fill in a configuration.
func (c *config) setDefaults() {
	if c.Addr == "" {
		c.Addr = ":8514"
	}
	if c.Port == 0 {
		c.Port = 8515
	}
}

type config struct {
	Addr string
	Host string
	Port int
}

func load(c *config) {
	c.setDefaults()
	net.Listen("tcp", c.Addr)                                         // want `exclusive: .*port 8514.* default wildcard]`
	net.Listen("tcp", net.JoinHostPort(c.Host, strconv.Itoa(c.Port))) // want `exclusive: .*port 8515.* default unknown]`
}

func defaultConfig() config { return config{Addr: ":8516", Port: 8517} }

func decoded(data []byte) error {
	c := defaultConfig()
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	_, err := net.Listen("tcp", c.Addr) // want `exclusive: .*port 8516`
	return err
}

func pointer() *config { return &config{Addr: ":8518"} }

func throughPointer() {
	net.Listen("tcp", pointer().Addr) // want `exclusive: .*port 8518.* fixed wildcard]`
}
