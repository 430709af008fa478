// Package complete has a configuration that completes itself.
package complete

type Config struct{ Host, Port string }

// Complete sets what is not set.
func (c *Config) Complete() {
	if c.Host == "" {
		c.Host = "127.0.0.3"
	}
	if c.Port == "" {
		c.Port = "8537"
	}
}

type Server struct{ Config Config }

// NewServer completes the configuration that it is given.
func NewServer(c Config) *Server {
	c.Complete()
	return &Server{Config: c}
}
