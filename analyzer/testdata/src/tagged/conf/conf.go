// Package conf has defaults in struct tags, in the ways in which libraries
// read them by reflection.
package conf

import "time"

type Config struct {
	Addr     string        `default:":7201" help:"where to listen"`
	Port     int           `env:"PORT" envDefault:"7202"`
	Admin    string        `json:"admin,default=127.0.0.1:7203"`
	Metrics  Metrics       `json:"metrics"`
	Timeout  time.Duration `default:"7991s"`
	Retries  int           `default:"7992"`
	Upstream string        `default:":7993"`
	Any      string        `default:":0"`
	Listen   string        `default:"eth0"`
	Example  string        `example:":7994"`
}

type Metrics struct {
	Port string `yaml:"port" default:"7204"`
	Host string `yaml:"host" default:"localhost"`
}

// Unrelated has the same names.
type Unrelated struct {
	Any     string `default:":7995"`
	Example string `default:":7996"`
}
