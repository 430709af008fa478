package driver

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/analyzer"
)

// TestLargePrograms runs the pass over programs of many packages that pass
// fields on to each other. Each comes to an end, and the port that goes all the
// way is found once.
func TestLargePrograms(t *testing.T) {
	for name, archive := range map[string]string{
		"chain of copies":  copyChain(60),
		"copies in circle": copyCircle(60),
		"many stores":      manyStores(60, 100),
	} {
		t.Run(name, func(t *testing.T) {
			res := mustRun(t, Config{Dir: write(t, archive), Env: offline(), Settings: analyzer.DefaultSettings()})
			if len(res.Problems) > 0 {
				t.Fatalf("problems: %v", res.Problems)
			}
			found := 0
			for _, f := range res.Findings {
				if f.Bind != nil && f.Bind.Port == 7999 {
					found++
				}
			}
			if found != 1 {
				t.Errorf("port 7999 is found %d times, want once; %d findings", found, len(res.Findings))
			}
		})
	}
}

const hostileMod = "-- go.mod --\nmodule example.com/m\n\ngo 1.26\n"

// copyChain has n packages of which each copies a field of the one below into
// one of its own, and listens, so that it is looked at. The first has the port
// and the last binds it.
func copyChain(n int) string {
	var b strings.Builder
	b.WriteString(hostileMod + `-- p0/p.go --
package p0

type Config struct{ Addr string }

func (c *Config) Default() { c.Addr = ":7999" }
`)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `-- p%[1]d/p.go --
package p%[1]d

import (
	"net"

	"example.com/m/p%[2]d"
)

func Any() (net.Listener, error) { return net.Listen("tcp", ":0") }

type Config struct{ Addr string }

func (c *Config) From(below *p%[2]d.Config) { c.Addr = below.Addr }
`, i, i-1)
	}
	fmt.Fprintf(&b, `-- main.go --
package main

import (
	"net"

	"example.com/m/p%[1]d"
)

func serve(c *p%[1]d.Config) error {
	_, err := net.Listen("tcp", c.Addr)
	return err
}

var load func() *p%[1]d.Config

func main() { serve(load()) }
`, n)
	return b.String()
}

// copyCircle has n packages that copy a field of each type into that of the
// next, all the way round, and one that binds it.
func copyCircle(n int) string {
	var b strings.Builder
	b.WriteString(hostileMod + "-- types/types.go --\npackage types\n\n")
	for i := range n {
		fmt.Fprintf(&b, "type T%d struct{ Addr, Port, Host string }\n", i)
	}
	var imports strings.Builder
	for i := range n {
		fmt.Fprintf(&imports, "\t_ \"example.com/m/p%d\"\n", i)
		fmt.Fprintf(&b, `-- p%[1]d/p.go --
package p%[1]d

import "example.com/m/types"

func Copy(a *types.T%[1]d, b *types.T%[2]d) {
	a.Addr, b.Addr = b.Addr, a.Addr
	b.Host = a.Host + ":" + b.Port
	a.Host, a.Port = b.Port, b.Host
}
`, i, (i+1)%n)
	}
	fmt.Fprintf(&b, `-- main.go --
package main

import (
	"net"

	"example.com/m/types"
%s)

func serve(c *types.T0) {
	net.Listen("tcp", c.Addr)
	net.Listen("tcp", c.Host+":"+c.Port)
}

func main() {
	serve(&types.T0{})
	net.Listen("tcp", ":7999")
}
`, &imports)
	return b.String()
}

// manyStores has n packages with m stores each into one field, which one
// package below all of them binds.
func manyStores(n, m int) string {
	var b strings.Builder
	b.WriteString(hostileMod + `-- srv/srv.go --
package srv

import "net"

type Config struct{ Addr, Last string }

func (c *Config) Listen() (net.Listener, error) { return net.Listen("tcp", c.Addr) }

func (c *Config) ListenLast() (net.Listener, error) { return net.Listen("tcp", c.Last) }
`)
	var imports strings.Builder
	for i := range n {
		fmt.Fprintf(&imports, "\t_ \"example.com/m/p%d\"\n", i)
		fmt.Fprintf(&b, "-- p%d/p.go --\npackage p%d\n\nimport \"example.com/m/srv\"\n\nfunc Set(c *srv.Config) {\n", i, i)
		for k := range m {
			fmt.Fprintf(&b, "\tc.Addr = \":%d\"\n", 10_000+i*m+k)
		}
		b.WriteString("}\n")
	}
	fmt.Fprintf(&b, `-- main.go --
package main

import (
%s	"example.com/m/srv"
)

func main() {
	c := &srv.Config{Last: ":7999"}
	c.Listen()
	c.ListenLast()
}
`, &imports)
	return b.String()
}
