package socketflow

// FieldLingers returns the sites of SO_LINGER whose seconds are read from a
// field, of an object that is not known, into which the package stores a
// number: a default of its configuration. Where a caller shows the object, the
// site is his.
func (p *Package) FieldLingers() []*Site {
	settled := p.settledLingers()
	var sites []*Site
	j := p.newJoiner()
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind != Linger || h.in == nil || settled[h] || !readsField(h.Arg) || h.from != nil && readsField(h.from.Arg) {
				continue
			}
			p.steps = 0
			seconds := p.numbers(j.join(h.Arg), true)
			if len(seconds) == 0 {
				continue
			}
			s := &Site{Kind: Linger, Name: h.Name, Way: h.Way, Seconds: seconds}
			s.Pos, s.End = p.extentOf(h)
			sites = append(sites, s)
		}
	}
	return sites
}

// settledLingers returns the events, as the function with the call sees them,
// for which some caller supplies the seconds.
func (p *Package) settledLingers() map[*Happening]bool {
	settled := map[*Happening]bool{}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind != Linger || h.unsettled() || len(p.numbers(h.Arg, false)) == 0 {
				continue
			}
			for ; h != nil; h = h.from {
				settled[h] = true
			}
		}
	}
	return settled
}

// settingNumbers returns the constant that an unknown function is given beside
// a name: that is how flag and configuration packages take a default.
func (p *Package) settingNumbers(v *Value) []Number {
	var numbers []Number
	named := false
	for _, a := range v.Args {
		named = named || a.Kind == Str
		if a.Kind == Int {
			numbers = append(numbers, Number{a.Num, true, a.Place, a.Decl})
		}
	}
	if !named || len(numbers) != 1 {
		return nil
	}
	return numbers
}

// ListenerLingers returns the calls that set SO_LINGER on a listener, as
// places: through its raw connection, or in the Control function of its
// net.ListenConfig.
func (p *Package) ListenerLingers() map[Place]bool {
	places := map[Place]bool{}
	listeners := map[string]bool{}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind != Bind || h.Client || h.Groups {
				continue
			}
			if isListen(h.Name) {
				for _, s := range sockets(h.Socket) {
					listeners[s] = true
				}
			}
			p.controlLingers(h, places)
		}
	}
	for _, f := range p.all {
		for _, h := range f.happenings() {
			if h.Kind == Linger && isListener(h.Socket, listeners) {
				places[*lastPlace(h.Way)] = true
			}
		}
	}
	return places
}

// isListen reports whether a primitive makes a listener.
func isListen(name string) bool {
	return name == "net.Listen" || name == "net.ListenTCP" || name == "(*net.ListenConfig).Listen"
}

func isListener(v *Value, listeners map[string]bool) bool {
	switch {
	case v == nil:
		return false
	case v.Kind == Socket:
		return listeners[v.Text]
	case v.Kind == Op && v.Text == boundOp:
		return v.Args[1].Text == "net.TCPListener" || v.Args[1].Text == "net.Listener"
	}
	return false
}

// controlLingers adds the calls in the Control functions of a bind.
func (p *Package) controlLingers(bind *Happening, places map[Place]bool) {
	if bind.Control == nil {
		return
	}
	for _, alt := range alternatives(bind.Control) {
		for _, t := range p.funcTargets(alt) {
			for _, h := range p.targetHappenings(t) {
				if h.Kind == Linger && len(h.Way) > 0 {
					places[*lastPlace(h.Way)] = true
				}
			}
		}
	}
}

// LastPlace returns the place of the call at the end of the way, nil if there
// is no way.
func (s *Site) LastPlace() *Place { return lastPlace(s.Way) }
