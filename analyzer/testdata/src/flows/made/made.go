// Package made calls servers that another package makes, and returns as interfaces.
package made

import "flows/made/web"

func made() {
	s := web.New()
	_ = s.Start(":8021") // want `port 8021 of all interfaces`
	_ = s.Stop()
	_ = web.Quiet().Start(":8022")
}

type app struct{ server web.Server }

func (a *app) start(address string) error { return a.server.Start(address) }

func kept() {
	a := &app{server: web.New()}
	_ = a.start(":8023") // want `port 8023 of all interfaces`
}

func listen(l web.Listener) error { return l.Listen() }

func passed() error {
	l, err := web.NewListener(web.Options{Port: 8024})
	if err != nil {
		return err
	}
	return listen(l) // want `port 8024 of all interfaces`
}
