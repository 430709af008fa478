// Package lookup falls back after the environment has been asked.
package lookup

import "os"

type Config struct{ Port string }

func Load() *Config {
	p, ok := os.LookupEnv("PORT")
	if !ok {
		p = "8603"
	}
	return &Config{p}
}
