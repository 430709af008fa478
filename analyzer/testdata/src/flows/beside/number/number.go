// Package number reads a number from the environment.
package number

import (
	"os"
	"strconv"
)

type Config struct{ Port int }

func Load() *Config { return &Config{Port: getInt("HTTP_PORT", 8602)} }

func getInt(key string, fallback int) int {
	if n, err := strconv.Atoi(os.Getenv(key)); err == nil {
		return n
	}
	return fallback
}
