// Package made converts its default.
package made

import (
	"os"
	"strconv"
)

type Config struct{ Port uint16 }

func Default() *Config { return &Config{Port: uint16(orElse(8609))} }

func orElse(n int) int {
	if set, err := strconv.Atoi(os.Getenv("LISTEN")); err == nil {
		return set
	}
	return n
}
