package socketflow

import (
	"fmt"
	"slices"
	"strings"
)

// An EventKind says what happens to a socket.
type EventKind uint8

const (
	Bind      EventKind = iota // a local address is bound
	SetOption                  // setsockopt
	Join                       // a multicast group is joined
	Linger                     // SO_LINGER is set
)

var eventNames = [...]string{Bind: "bind", SetOption: "setsockopt", Join: "join", Linger: "linger"}

func (k EventKind) String() string { return eventNames[k] }

// An Event is something that happens to a socket when a function is called,
// in terms of the function's parameters and free variables.
type Event struct {
	Kind EventKind `json:"k"`
	Name string    `json:"n"` // the primitive, for example "net.Listen"

	// A bind.
	Network *Value `json:"net,omitempty"`
	Address *Value `json:"addr,omitempty"` // text, "host:port"
	Control *Value `json:"ctl,omitempty"`  // the function that net calls before the bind
	Client  bool   `json:"client,omitempty"`
	Groups  bool   `json:"mc,omitempty"`    // bound for multicast by the primitive itself, or known to join a group
	Inet4   bool   `json:"v4,omitempty"`    // of a raw socket: bound to an address of IPv4
	Every   bool   `json:"every,omitempty"` // there is one for every value of Network

	// An option.
	Level  *Value `json:"lvl,omitempty"`
	Option *Value `json:"opt,omitempty"`
	Arg    *Value `json:"arg,omitempty"` // the value set; of a Linger the seconds
	System System `json:"os,omitempty"`
	Callee *Value `json:"fn,omitempty"` // a function that is called with the raw connection and sets the option

	If     *Value  `json:"if,omitempty"`    // only where this holds; nil if always
	Socket *Value  `json:"sock,omitempty"`  // which socket; of a bind by net the listener
	Out    int     `json:"out"`             // result of the function that is the socket, or -1
	At     *Place  `json:"b,omitempty"`     // of a bind, the innermost call that is given an address
	Given  *Place  `json:"g,omitempty"`     // of a bind, the call that a reader would call the bind
	Way    []Place `json:"way,omitempty"`   // the calls down to the primitive, outermost first
	Told   []Place `json:"told,omitempty"`  // ports reported already, below
	Maybe  bool    `json:"maybe,omitempty"` // only under a condition that is no check of an error
	Heard  bool    `json:"heard,omitempty"` // of an option: the function's error says whether it was set
	Each   bool    `json:"each,omitempty"`  // Callee is every element of a list, one after the other
	// HandedOver says of a bind that it is that of an object which is made an interface
	// of: its method may be called.
	HandedOver bool `json:"over,omitempty"`
	Held       bool `json:"held,omitempty"`  // of a bind, by what is put into an interface or a function value; see held.go
	Later      bool `json:"later,omitempty"` // in a closure, which may be called when the function has returned
}

// A System is the family of operating systems that a raw socket call is
// written for, told by the type of its first argument.
type System uint8

const (
	AnySystem System = iota
	Windows          // the socket is a Handle
	Unix             // the socket is an int
)

// A Store is a write through a parameter or free variable.
type Store struct {
	Target *Value `json:"to"` // a Param or Free with a path
	Value  *Value `json:"v"`
	// Wild says that anything that Target leads to may be written, as by a decoder,
	// instead of Value to it.
	Wild bool `json:"wild,omitempty"`
	// Tagged says of a wild store that fields may get the defaults in their tags.
	Tagged bool `json:"tagged,omitempty"`
	// Always says that the function doesn't return before it has stored Value, and that
	// all that may be is known: nothing is left of what was there.
	Always bool `json:"always,omitempty"`

	// Fills says that the function stores Value only where there was nothing, and with
	// Always whenever there was.
	Fills bool `json:"fills,omitempty"`

	thunk func() *Value // the value, while nobody has asked for it
	every func() bool   // whether it is stored on every way through the function
	fill  func() bool   // whether it is stored only where there was nothing
}

func (s Store) value() *Value {
	if s.Wild {
		return unknown
	}
	if s.thunk != nil {
		return s.thunk()
	}
	return s.Value
}

// always returns what [Store.Always] says, while nobody has asked for it.
func (s Store) always() bool {
	if s.thunk == nil {
		return s.Always
	}
	return s.every() && !slices.ContainsFunc(alternatives(s.value()), isUnsettled)
}

// replaces reports whether nothing is left of what was there.
func (s Store) replaces() bool { return s.always() && !s.fills() }

// fills returns what [Store.Fills] says, while nobody has asked for it.
func (s Store) fills() bool {
	if s.thunk == nil {
		return s.Fills
	}
	return s.fill()
}

// isUnsettled reports whether a value stands for what is stored elsewhere, or for
// anything.
func isUnsettled(v *Value) bool { return v.Kind == Unknown || v.Kind == Field }

// A Summary is what a caller needs to know of a function.
type Summary struct {
	Results []*Value `json:"r,omitempty"`
	Events  []*Event `json:"e,omitempty"`
	Stores  []Store  `json:"s,omitempty"`
}

func (s *Summary) size() int {
	n := 1
	for _, r := range s.Results {
		n += r.size()
	}
	for _, st := range s.Stores {
		n += st.value().size()
	}
	for _, e := range s.Events {
		n++
		for _, v := range e.values() {
			n += (*v).size()
		}
	}
	return n
}

// values returns the fields of e that hold values.
func (e *Event) values() []**Value {
	return []**Value{&e.Network, &e.Address, &e.Control, &e.Level, &e.Option, &e.Arg, &e.If, &e.Socket, &e.Callee}
}

// String returns the summary in one line, for tests.
func (s *Summary) String() string {
	var parts []string
	for _, e := range s.Events {
		parts = append(parts, e.String())
	}
	for _, st := range s.Stores {
		parts = append(parts, fmt.Sprintf("%v = %v", st.Target, st.value()))
	}
	for i, r := range s.Results {
		if r != nil && r.Kind != Unknown {
			parts = append(parts, fmt.Sprintf("#%d = %v", i, r))
		}
	}
	return strings.Join(parts, "; ")
}

func (e *Event) String() string {
	if e.If != nil && e.If.Kind != Unknown {
		return fmt.Sprintf("%s if %v", e.action(), e.If)
	}
	return e.action()
}

// impossible reports whether what is known of the arguments rules the event
// out.
func (e *Event) impossible() bool { return e.If != nil && e.If.Kind == Bool && e.If.Num == 0 }

func (e *Event) action() string {
	switch e.Kind {
	case Bind:
		s := fmt.Sprintf("bind %v %v", e.Network, e.Address)
		if e.Client {
			s = "client " + s
		}
		if e.Control != nil && e.Control.Kind != Nil {
			s += fmt.Sprintf(" control %v", e.Control)
		}
		return s
	case SetOption:
		return fmt.Sprintf("setsockopt %v %v=%v", e.Level, e.Option, e.Arg)
	case Join:
		return fmt.Sprintf("join %v", e.Socket)
	case Linger:
		return fmt.Sprintf("linger %v", e.Arg)
	}
	return e.Kind.String()
}
