// Package plain keeps ports in plain data of another module, sets them in one function and
// binds them in another.
package plain

import (
	"fmt"
	"net"

	"example.org/plain"
)

func listen(num int) {
	_, _ = net.Listen("tcp", fmt.Sprintf(":%d", num))
}

// By a field of an own type.
type field struct{ at plain.Place }

func (f *field) set() { f.at.Web = 8201 }
func (f *field) run() { listen(f.at.Web) }

// Deeper within.
type deep struct{ at *plain.Place }

func (d *deep) set() { d.at.Deep.Num = 8202 }
func (d *deep) run() { listen(d.at.Deep.Num) }

// By a variable of the package.
var shared plain.Place

func setShared() { shared.Web = 8203 }
func runShared() { listen(shared.Web) } // want `port 8203 of all interfaces`

// By a constructor.
type made struct{ at plain.Place }

func newMade() *made        { return &made{at: plain.Place{Web: 8204}} }
func (m *made) run()        { listen(m.at.Web) }
func newPlace() plain.Place { return plain.Place{Web: 8205} }
func runPlace()             { p := newPlace(); listen(p.Web) } // want `port 8205 of all interfaces`

// By a function that is given the object.
func fill(p *plain.Place) { p.Web = 8206 }
func runFilled() {
	var p plain.Place
	fill(&p)
	listen(p.Web) // want `port 8206 of all interfaces`
}

// By a list of objects.
type several struct{ all []plain.Place }

func (s *several) add() { s.all = append(s.all, plain.Place{Web: 8207}) }
func (s *several) run() {
	for _, p := range s.all {
		listen(p.Web)
	}
}

func main() {
	f, d, s := &field{}, &deep{at: new(plain.Place)}, &several{}
	f.set()
	f.run() // want `port 8201 of all interfaces`
	d.set()
	d.run() // want `port 8202 of all interfaces`
	setShared()
	runShared()
	newMade().run() // want `port 8204 of all interfaces`
	runPlace()
	runFilled()
	s.add()
	s.run() // want `port 8207 of all interfaces`
}
