// Package config has the settings of a program.
package config

import "flows/tags/flags"

var Options struct {
	Addr string `default:":8080"`
	Log  struct {
		Addr string `default:":8081"`
	}
}

func Parse() error { return flags.Parse(&Options) }

type Config struct {
	Log struct {
		Addr string `default:":8082"`
	}
}

func Load() (*Config, error) {
	var c Config
	err := flags.Parse(&c)
	return &c, err
}
