package socketflow

import (
	"go/types"
	"slices"
)

// Who may call a function, and what a call of one may run.

// callersOf returns what names a function, or an interface method that it may
// implement.
func (s *survey) callersOf(d *declared) []*declared {
	if d.fn == nil {
		return nil
	}
	users := s.users[d.fn]
	if d.fn.Signature().Recv() != nil {
		for _, fn := range s.abstract[d.fn.Name()] {
			if slices.Contains(s.runBy(fn), d) {
				users = append(slices.Clip(users), s.users[fn]...)
			}
		}
	}
	return users
}

// runBy returns the functions of the package that a call of one may run: of an interface
// method those of the types that implement the interface.
func (s *survey) runBy(fn *types.Func) []*declared {
	if d := s.funcs[fn]; d != nil {
		return []*declared{d}
	}
	ms, ok := s.runs[fn]
	if !ok {
		for _, m := range s.methods[fn.Name()] {
			if implements(m.fn, fn) {
				ms = append(ms, m)
			}
		}
		s.runs[fn] = ms
	}
	return ms
}

// implements reports whether a method may be run by a call of one of an interface. Of
// generic types that is not asked.
func implements(m, abstract *types.Func) bool {
	recv := abstract.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return false
	}
	t := types.Unalias(pointee(m.Signature().Recv().Type()))
	if isGeneric(t) || isGeneric(types.Unalias(recv.Type())) {
		return true
	}
	return types.Implements(types.NewPointer(t), recv.Type().Underlying().(*types.Interface))
}

// makersOf returns the functions that make an object of a method's type.
func (s *survey) makersOf(d *declared) []*declared {
	if d.fn == nil || d.fn.Signature().Recv() == nil {
		return nil
	}
	tn := definedType(d.fn.Signature().Recv().Type())
	if tn == nil {
		return nil
	}
	return s.makers[tn]
}
