// Package helper reads the environment with a function of its own.
package helper

import "os"

type Config struct{ Port string }

func Load() *Config { return &Config{Port: getEnv("PORT", "8601")} }

func getEnv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}
