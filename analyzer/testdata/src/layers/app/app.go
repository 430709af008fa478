// Package app joins a configuration with a server. All is told in package srv.
package app

import (
	"layers/conf"
	"layers/srv"
)

func main() {
	s := srv.New(conf.Default())
	s.Run()
	c := &conf.Config{}
	c.SetDefaults()
	t := srv.New(c)
	t.RunAdmin()
	t.RunPort()
}
