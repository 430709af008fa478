// Package chosen writes by way of pointers that are chosen from several.
package chosen

import (
	"encoding/json"
	"net"
	"os"
)

// Where a function is given no object, it makes one that nobody sees.
type Config struct{ Addr string }

func fill(c *Config) {
	if c == nil {
		c = &Config{}
	}
	c.Addr = ":8101"
}

func filled() {
	var c Config
	fill(&c)
	_, _ = net.Listen("tcp", c.Addr) // want `port 8101 of`
}

type Options struct{ Addr string }

func fromEnv(o *Options) {
	if o == nil {
		o = &Options{}
	}
	o.Addr = os.Getenv("ADDR")
}

func replaced() {
	o := Options{Addr: ":8102"}
	fromEnv(&o)
	_, _ = net.Listen("tcp", o.Addr)
}

type File struct{ Addr string }

func decode(f *File, data []byte) {
	if f == nil {
		f = new(File)
	}
	_ = json.Unmarshal(data, f)
}

func decoded(data []byte) {
	f := File{Addr: ":8103"}
	decode(&f, data)
	_, _ = net.Listen("tcp", f.Addr) // want `port 8103 by default`
}

type peer struct{ addr string }

func either(second bool) {
	a, b := &peer{}, &peer{}
	p := a
	if second {
		p = b
	}
	p.addr = ":8104"
	_, _ = net.Listen("tcp", a.addr) // want `port 8104 by default`
}

// An object of a map is found there, or made and put there.
type endpoint struct{ addr string }

func other() { _, _ = net.Listen("tcp", (&endpoint{":8105"}).addr) } // want `port 8105 of`

func grouped(names []string) {
	all := map[string]*endpoint{}
	for _, name := range names {
		e := all[name]
		if e == nil {
			e = &endpoint{}
			all[name] = e
		}
		e.addr = ":8106"
	}
	for _, e := range all {
		_, _ = net.Listen("tcp", e.addr) // want `port 8106 by default`
	}
}
