// Package hostile is code that is odd. What can be told is told, and the
// analysis comes to an end.
package hostile

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// Recursion.

func self(addr string, n int) {
	if n == 0 {
		net.Listen("tcp", addr)
		return
	}
	self(addr, n-1)
}

func ping(addr string) { pong(":" + addr) }

func pong(addr string) {
	net.Listen("tcp", addr)
	ping(addr)
}

func grow(addrs ...string) string {
	if len(addrs) > 9 {
		return addrs[0]
	}
	return grow(append(addrs, addrs...)...)
}

func fibonacci(n int) string {
	if n < 2 {
		return strconv.Itoa(n)
	}
	return fibonacci(n-1) + fibonacci(n-2)
}

func recursion() {
	self(":8000", 2) // want `port 8000`
	ping("8001")     // want `port 8001`
	net.Listen("tcp", grow(":8002"))
	net.Listen("tcp", fibonacci(30))
}

// Functions made of themselves.

type fix func(fix, string) net.Listener

func combinator(addr string) net.Listener {
	f := fix(func(f fix, a string) net.Listener {
		if l, err := net.Listen("tcp", a); err == nil {
			return l
		}
		return f(f, a)
	})
	return f(f, addr)
}

var recursiveVar func(string)

func init() {
	recursiveVar = func(addr string) {
		net.Listen("tcp", addr)
		recursiveVar(addr)
	}
}

// Variables made of each other, in loops of the initialisation order.

var (
	first  = second + "1"
	second = func() string { return ":80" + third() }()
)

func third() string {
	if len(cycle.next) > 0 {
		return cycle.next["a"].name
	}
	return "0"
}

type ring struct {
	name string
	self *ring
	next map[string]*ring
}

var cycle = ring{}

func init() {
	cycle.self = &cycle
	cycle.next = map[string]*ring{"a": cycle.self.self.self}
	cycle.name = cycle.self.name + cycle.next["a"].name
}

func variables() {
	net.Listen("tcp", first) // want `port 801 or 8001`
	net.Listen("tcp", cycle.self.self.next["b"].self.name)
}

// Loops.

func loops(in chan string, out chan<- net.Listener, stop <-chan struct{}) {
	addr := <-in
outer:
	for {
		for i := range 10 {
			addr += strconv.Itoa(i)
			switch {
			case i == 3:
				continue outer
			case i == 7:
				break outer
			case i == 8:
				goto end
			}
			l, err := net.Listen("tcp", addr)
			if err != nil {
				continue
			}
			defer l.Close()
			defer func() {
				net.Listen("tcp", addr)
			}()
			select {
			case out <- l:
			case addr = <-in:
			case <-stop:
				return
			default:
				addr, in = <-in, nil
			}
		}
	}
end:
	for a := range in {
		net.Listen("tcp", a)
	}
	for range func(yield func() bool) { yield() } {
		net.Listen("tcp", ":8101") // want `port 8101`
	}
	for a := range seq(":8102") {
		net.Listen("tcp", a)
	}
}

func seq(addr string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for yield(addr) {
		}
	}
}

// Types.

type base struct{ addr string }

func (b *base) listen() { net.Listen("tcp", b.addr) }

type middle struct{ *base }

type top struct {
	middle
	fmt.Stringer
}

type deep struct{ *deep }

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) each(f func(T)) {
	for l != nil {
		f(l.head)
		l = l.tail
	}
}

type number interface{ ~int | ~uint16 }

func port[N number](n N) string { return fmt.Sprintf(":%d", n) }

type tree[K comparable, V interface{ listen() }] map[K]struct {
	value V
	left  *tree[K, V]
}

func (t tree[K, V]) listen() {
	for _, n := range t {
		n.value.listen()
		n.left.listen()
	}
}

func types(d *deep) {
	t := top{middle: middle{base: &base{addr: ":8103"}}}
	t.listen() // want `port 8103`
	g := (*base).listen
	g(t.base) // the same bind again: reported once
	_ = interface{ listen() }.listen
	for d != nil {
		d = d.deep.deep
	}
	(&list[string]{head: ":8104", tail: &list[string]{head: ":8105"}}).each(func(a string) { net.Listen("tcp", a) })
	net.Listen("tcp", port(8106))         // want `port 8106`
	net.Listen("tcp", port(uint16(8107))) // want `port 8107`
	tree[string, *base]{"a": {value: &base{addr: ":8108"}}}.listen()
	tree[int, tree[string, *base]]{}.listen()
	_ = struct{ net.ListenConfig }{}.Control
	var any interface{} = &base{addr: ":8109"}
	switch v := any.(type) {
	case *base, *middle:
		v.(interface{ listen() }).listen() // want `port 8109`
	case interface{ listen() }:
		v.listen() // the same bind again: reported once
	case nil:
	}
}

// Values.

func values(a [3]string, p **string, m map[[2]string]*[]string, s syscall.Handle) {
	net.Listen("tcp", a[len(a)-1])
	net.Listen(**p, *(*p))
	net.Listen("tcp", (*m[[2]string{}])[1:][0])
	net.Listen("tcp", ":8110"[:len(":8110")]) // want `port 8110`
	net.Listen("tcp", string([]rune{58, 56}))
	net.Listen("tcp", fmt.Sprintf("%[2]s%*d", 1, ":", 8111))
	net.Listen("tcp", fmt.Sprintf("%", 1))
	net.Listen("tcp", fmt.Sprintf(":%d"))
	net.Listen("tcp", fmt.Sprintf(a[0], a[1:]))
	net.Listen([]string{"tcp", ":8112"}[0], []string{"tcp", ":8112"}[1]) // want `port 8112`
	net.ListenTCP("tcp", &net.TCPAddr{IP: net.IP{}, Port: 1 << 20})
	net.ListenTCP("tcp", &net.TCPAddr{IP: make(net.IP, 4), Port: -8113})
	net.ListenTCP("tcp", (*net.TCPAddr)(nil))
	net.Listen("tcp", strconv.FormatInt(-9223372036854775808, 36))
	syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, -1<<63)
	var f func(string, string) (net.Listener, error)
	f("tcp", ":8114")
	(func(string, string) (net.Listener, error))(net.Listen)("tcp", ":8115") // want `port 8115`
	var lc *net.ListenConfig
	lc.Listen(context.TODO(), "tcp", ":8116") // want `port 8116`
	defer net.Listen("tcp", ":8117")          // want `port 8117`
	go net.Listen("tcp", ":8118")             // want `port 8118`
	defer recover()
	panic(fmt.Sprint(net.Listen("tcp", ":8119"))) // want `port 8119`
}

// A blank function and a function without a body are none to worry about.
func _() { net.Listen("tcp", ":8120") } // want `port 8120`

func init() { _ = func() { net.Listen("tcp", ":8121") } } // want `port 8121`

// A label, a shadowed package and a shadowed builtin.
func shadows() {
	net := struct{ Listen func(...string) }{Listen: func(...string) {}}
	net.Listen("tcp", ":8122")
	append := func(...string) string { return ":8123" }
	len := func(string) int { return 3 }
	_ = append("a")[len("b"):]
}

// GetAddress has a list of results with nothing in it.
func GetAddress() () {}

func joinsAddress() () { _ = ":%d" }
