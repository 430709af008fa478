// Package app changes a field of what it is given.
package app

import "net/http"

type Config struct{ Addr, Base string }

type App struct{ config *Config }

func New(c *Config) (*App, error) {
	a := App{config: c}
	a.config.Base = ""
	return &a, nil
}

func (a *App) Serve() error { return http.ListenAndServe(a.config.Addr, nil) }
