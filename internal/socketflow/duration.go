package socketflow

import "time"

// A time.Duration is a number of nanoseconds, and SO_LINGER one of seconds: programs
// divide by time.Second, or ask for the seconds and make these a whole number.

// secondsOp is the operator that makes seconds of a duration.
const secondsOp = "(time.Duration).Seconds"

func seconds(p *Package, _ int, args []*Value) *Value { return p.op(secondsOp, 0, args[0]) }

// foldSeconds knows whole seconds only: there are no values for fractions.
func foldSeconds(p *Package, i int, args []*Value) *Value {
	d := args[0]
	if d.Kind == Int && d.Num%int64(time.Second) != 0 {
		return unknown
	}
	return foldQuotient(p, i, []*Value{d, integer(int64(time.Second))})
}

// foldQuotient divides a constant, or the default of a setting that is a duration.
func foldQuotient(p *Package, i int, args []*Value) *Value {
	a, b := asInt(args[0]), asInt(args[1])
	if b.Kind != Int || b.Num == 0 {
		return nil
	}
	switch {
	case a.Kind == Int:
		return foldArithmetic(func(a, b int64) int64 { return a / b }, []*Value{a, b})
	case a.Kind == Opaque && b.Num == int64(time.Second):
		w := *a
		w.weight = 0
		w.Args = mapValues(a.Args, func(v *Value) *Value {
			if v.Kind != Int {
				return v
			}
			return foldQuotient(p, i, []*Value{v, b})
		})
		return &w
	}
	return nil
}
