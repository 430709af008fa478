// Package before has a default before the environment is asked.
package before

import "os"

type Config struct{ Port string }

func Load() *Config {
	p := "8604"
	if v := os.Getenv("PORT"); v != "" {
		p = v
	}
	return &Config{p}
}
