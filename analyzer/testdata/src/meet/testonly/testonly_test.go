package testonly

import (
	"net"
	"testing"

	"example.org/settings"
)

var inTest = Config{Addr: ":7906"}

var declared = declare("named.addr", ":7907")

func declare(name, value string) bool {
	settings.SetDefault(name, value)
	return true
}

func init() { settings.SetDefault("named.addr", ":7908") }

func TestListen(t *testing.T) {
	for _, listen := range []func() (net.Listener, error){inTest.Listen, Named} {
		if _, err := listen(); err != nil {
			t.Fatal(err)
		}
	}
}
