// Package variables keeps settings in package variables whose fields are set one by one.
package variables

import (
	"flag"
	"net"
	"net/http"
	"strconv"
)

// opt has many settings within one field of it.
var opt struct {
	debug *int
	data  dataOptions
}

type dataOptions struct {
	port   *int
	path   *string
	index  *string
	rack   *string
	center *string
	user   *string
	group  *string
	cert   *string
	key    *string
	ca     *string
	token  *string
	codec  *string
	cache  *string
	limit  *string
	quota  *string
	grace  *string
	retry  *string
	delay  *string
	batch  *string
	depth  *string
	width  *string
	label  *string
	owner  *string
	store  *string
	level  *string
	color  *string
	shape  *string
}

func init() {
	opt.data.port = flag.Int("data.port", 8601, "port to listen on")
	opt.data.path = flag.String("data.path", "", "")
	opt.data.index = flag.String("data.index", "", "")
	opt.data.rack = flag.String("data.rack", "", "")
	opt.data.center = flag.String("data.center", "", "")
	opt.data.user = flag.String("data.user", "", "")
	opt.data.group = flag.String("data.group", "", "")
	opt.data.cert = flag.String("data.cert", "", "")
	opt.data.key = flag.String("data.key", "", "")
	opt.data.ca = flag.String("data.ca", "", "")
	opt.data.token = flag.String("data.token", "", "")
	opt.data.codec = flag.String("data.codec", "", "")
	opt.data.cache = flag.String("data.cache", "", "")
	opt.data.limit = flag.String("data.limit", "", "")
	opt.data.quota = flag.String("data.quota", "", "")
	opt.data.grace = flag.String("data.grace", "", "")
	opt.data.retry = flag.String("data.retry", "", "")
	opt.data.delay = flag.String("data.delay", "", "")
	opt.data.batch = flag.String("data.batch", "", "")
	opt.data.depth = flag.String("data.depth", "", "")
	opt.data.width = flag.String("data.width", "", "")
	opt.data.label = flag.String("data.label", "", "")
	opt.data.owner = flag.String("data.owner", "", "")
	opt.data.store = flag.String("data.store", "", "")
	opt.data.level = flag.String("data.level", "", "")
	opt.data.color = flag.String("data.color", "", "")
	opt.data.shape = flag.String("data.shape", "", "")
}

func (d dataOptions) start() error {
	return http.ListenAndServe(":"+strconv.Itoa(*d.port), nil)
}

func run() error {
	flag.Parse()
	return opt.data.start() // want `port 8601 by default of all interfaces`
}

// server has a method that sets a field, and another that binds, and a field that is read
// between the calls of the two.
var server serverOptions

type serverOptions struct {
	host    string
	port    int
	metrics int
	config  string
}

func init() {
	server.port = 8602
	server.metrics = 8603
}

func (o *serverOptions) resolve() { o.config = "server.toml" }

func (o *serverOptions) start() error {
	o.host = "0.0.0.0"
	return http.ListenAndServe(net.JoinHostPort(o.host, strconv.Itoa(o.port)), nil)
}

func serve() error {
	server.resolve()
	go expose(server.metrics) // want `port 8603 of all interfaces`
	return server.start()     // want `port 8602 of all interfaces`
}

func expose(port int) {
	_ = http.ListenAndServe(net.JoinHostPort("", strconv.Itoa(port)), nil)
}

// whole has a field that is set as a whole, and then a part of it.
var whole struct{ web, api webOptions }

type webOptions struct {
	addr, root string
}

func defaults() webOptions { return webOptions{addr: "127.0.0.1:8604", root: "/srv"} }

func serveWhole(root string) error {
	whole.web = defaults()
	whole.web.root = root
	whole.api = webOptions{}
	whole.api.addr = "127.0.0.1:8605"
	go whole.api.start()     // want `port 8605 by default of 127.0.0.1`
	return whole.web.start() // want `port 8604 of 127.0.0.1`
}

func (o webOptions) start() error {
	return http.ListenAndServe(o.addr, http.FileServer(http.Dir(o.root)))
}

// listed has a list in a field, of which the elements are set one by one.
var listed struct{ addrs [2]string }

func serveListed() error {
	listed.addrs[0] = "127.0.0.1:8606"
	listed.addrs[1] = "127.0.0.1:8607"
	go http.ListenAndServe(listed.addrs[1], nil) // want `port 8607 of 127.0.0.1`
	for _, addr := range listed.addrs[:1] {
		if err := http.ListenAndServe(addr, nil); err != nil { // want `port 8606 or 8607 by default of 127.0.0.1`
			return err
		}
	}
	return nil
}
