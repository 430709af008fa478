package overwritten

import (
	"net"
	"os"

	"flows/overwritten/conf"
)

type options struct{ host, port string }

func (o *options) load() {
	o.host = "127.0.0.1"
	if len(os.Args) > 1 {
		o.host = "localhost"
	}
	o.port = "8520"
}

func (o *options) loadAll() error {
	o.load()
	return nil
}

// Nothing is left of what a method always sets.
func loaded() {
	o := options{port: "8521"}
	o.load()
	_, _ = net.Listen("tcp", o.host+":"+o.port) // want `note exclusive: .*port 8520 .*of 127\.0\.0\.1`
}

func loadedWithin() {
	o := options{port: "8522"}
	if o.loadAll() == nil {
		_, _ = net.Listen("tcp", o.host+":"+o.port) // want `note exclusive: .*port 8520 .*of 127\.0\.0\.1`
	}
}

func loadedLater() {
	o := options{port: "8523"}
	defer o.load()
	_, _ = net.Listen("tcp", o.host+":"+o.port) // want `warning exclusive: .*port 8520 or 8523 by default of all interfaces`
}

// What may stay is still there.
func kept() {
	c := conf.Config{Host: "127.0.0.1", Port: "8512"}
	c.Override()
	_, _ = c.Listen() // want `port 8512 by default of 127\.0\.0\.1`
	d := conf.Config{Host: "127.0.0.1", Port: "8513"}
	d.Keep()
	_, _ = d.Listen() // want `port 8513 by default of 127\.0\.0\.1`
}
