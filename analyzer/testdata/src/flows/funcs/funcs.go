// Package funcs has ports and binds that meet by way of functions as values,
// interfaces, generics, goroutines and recursion.
package funcs

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
)

// Function values in fields and maps, with one candidate each.
type handlers struct {
	start func(addr string) error
	stop  func()
}

var hooks = handlers{start: listen}

func listen(addr string) error {
	_, err := net.Listen("tcp", addr)
	return err
}

func field() { hooks.start(":7341") } // want `warning exclusive: .*port 7341`

var commands = map[string]func(string) error{"serve": listen}

func inMap(name string) { commands[name](":7342") } // want `warning exclusive: .*port 7342`

func local() {
	h := handlers{start: func(addr string) error { return http.ListenAndServe(addr, nil) }}
	h.start(":7343") // want `warning exclusive: .*port 7343`
}

// An interface with one implementation.
type starter interface{ start(port int) error }

type impl struct{ host string }

func (i *impl) start(port int) error {
	_, err := net.Listen("tcp", fmt.Sprintf("%s:%d", i.host, port))
	return err
}

func viaInterface(s starter) { s.start(7344) } // want `exclusive: .*port 7344`

// Method values and expressions.
func methodValues() {
	i := &impl{}
	f := i.start
	f(7345)                // want `warning exclusive: .*port 7345`
	(*impl).start(i, 7346) // want `warning exclusive: .*port 7346`
}

// The receiver has all that the method needs.
func boundMethods() {
	srv := &http.Server{Addr: ":7398"}
	serve := srv.ListenAndServe
	go serve() // want `warning exclusive: .*port 7398`

	run := (&service{":7399"}).run
	if err := run(); err != nil { // want `warning exclusive: .*port 7399`
		panic(err)
	}
}

type service struct{ addr string }

func (s *service) run() error { return listen(s.addr) }

// Goroutines, defers, groups and closures.
func concurrent(ctx context.Context) {
	var wg sync.WaitGroup
	wg.Go(func() { listen(":7348") }) // want `warning exclusive: .*port 7348`
	go listen(":7349")                // want `warning exclusive: .*port 7349`
	defer listen(":7350")             // want `warning exclusive: .*port 7350`
	var once sync.Once
	once.Do(func() {
		addr := ":7351"
		go func() {
			listen(addr) // want `warning exclusive: .*port 7351`
		}()
	})
	wg.Wait()
}

// Generics.
func bindTo[T ~string](addr T) error { return listen(string(addr)) }

type pair[K comparable, V any] struct {
	key K
	val V
}

func first[T any](ts ...T) T { return ts[0] }

func generic() {
	bindTo(":7352") // want `warning exclusive: .*port 7352`
	p := pair[string, int]{"web", 7353}
	listen(fmt.Sprintf(":%d", p.val)) // want `warning exclusive: .*port 7353`
	listen(first(":7354"))            // want `warning exclusive: .*port 7354`
}

// Recursion: the ports are those that are named.
func retry(addr string, n int) error {
	if err := listen(addr); err != nil && n > 0 {
		return retry(addr, n-1)
	}
	return nil
}

func recursive() {
	retry(":7355", 3) // want `warning exclusive: .*port 7355`
}

// More than one candidate: unknown functions bind nothing, and one that dials
// does not.
type dialer struct{}

func (dialer) open(addr string) { net.Dial("tcp", addr) }

type opener interface{ open(addr string) }

func dialed(o opener) { o.open(":7395") }

func given(f func(string) error) { f(":7396") }

var table = map[string]func(string){"log": func(s string) { fmt.Println(s) }}

func printed() { table["log"](":7397") }

// A test may put another function into the field.
type replaceable struct {
	listen func(network, address string) (net.Listener, error)
}

func newReplaceable() *replaceable { return &replaceable{listen: net.Listen} }

func (r *replaceable) run(address string) { _, _ = r.listen("tcp", address) }

func runs() { newReplaceable().run(":7391") } // want `port 7391`

// Which of two it is nobody knows.
type either struct {
	listen func(network, address string) (net.Listener, error)
}

func quiet(string, string) (net.Listener, error) { return nil, nil }

func newEither(loud bool) *either {
	if loud {
		return &either{listen: net.Listen}
	}
	return &either{listen: quiet}
}

func (e *either) run(address string) { _, _ = e.listen("tcp", address) }

var chosen = make(chan *either, 1)

func picks() { (<-chosen).run(":7392") }
