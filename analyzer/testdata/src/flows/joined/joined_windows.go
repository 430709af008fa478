// Package joined uses packages that set SO_REUSEADDR through a configuration which one
// function makes and another listens with. Where the sockets join a multicast group it
// belongs there; otherwise it is reported where it is set, and not at each use as well.
package joined

import (
	"context"

	"example.org/discovery"

	own "flows/joined/discovery"
	"flows/joined/sharing"
)

func discover() {
	d := discovery.New()
	d.Start()
	o := own.New()
	o.Start()
}

func share() {
	s := sharing.New()
	s.Listen(context.Background())
}
