// Package first takes the first of two that is set.
package first

import (
	"cmp"
	"os"
)

type Config struct{ Port string }

func Load() *Config { return &Config{Port: cmp.Or(os.Getenv("PORT"), "8605")} }
