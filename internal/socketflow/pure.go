package socketflow

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"path"
	"reflect"
	"strconv"
	"strings"
)

// pure holds the functions of the standard library that depend on nothing but
// their arguments. They are evaluated by calling them. A method is listed
// under the name that SSA gives it, with the receiver as first argument.
var pure = map[string]any{
	"fmt.Sprint":                  fmt.Sprint,
	"fmt.Sprintf":                 fmt.Sprintf,
	"net.JoinHostPort":            net.JoinHostPort,
	"net.SplitHostPort":           net.SplitHostPort,
	"path.Join":                   path.Join,
	"strconv.Atoi":                strconv.Atoi,
	"strconv.FormatInt":           strconv.FormatInt,
	"strconv.FormatUint":          strconv.FormatUint,
	"strconv.Itoa":                strconv.Itoa,
	"strconv.ParseInt":            strconv.ParseInt,
	"strconv.ParseUint":           strconv.ParseUint,
	"strconv.Quote":               strconv.Quote,
	"strings.Contains":            strings.Contains,
	"strings.ContainsRune":        strings.ContainsRune,
	"strings.Count":               strings.Count,
	"strings.Cut":                 strings.Cut,
	"strings.CutPrefix":           strings.CutPrefix,
	"strings.CutSuffix":           strings.CutSuffix,
	"strings.EqualFold":           strings.EqualFold,
	"strings.Fields":              strings.Fields,
	"strings.HasPrefix":           strings.HasPrefix,
	"strings.HasSuffix":           strings.HasSuffix,
	"strings.Index":               strings.Index,
	"strings.IndexByte":           strings.IndexByte,
	"strings.Join":                strings.Join,
	"strings.LastIndex":           strings.LastIndex,
	"strings.LastIndexByte":       strings.LastIndexByte,
	"strings.Replace":             strings.Replace,
	"strings.ReplaceAll":          strings.ReplaceAll,
	"strings.Split":               strings.Split,
	"strings.SplitN":              strings.SplitN,
	"strings.ToLower":             strings.ToLower,
	"strings.ToUpper":             strings.ToUpper,
	"strings.Trim":                strings.Trim,
	"strings.TrimLeft":            strings.TrimLeft,
	"strings.TrimPrefix":          strings.TrimPrefix,
	"strings.TrimRight":           strings.TrimRight,
	"strings.TrimSpace":           strings.TrimSpace,
	"strings.TrimSuffix":          strings.TrimSuffix,
	"net.ParseIP":                 parseIP,
	"net.IPv4":                    ipv4,
	"net/netip.ParseAddr":         parseAddr,
	"net/netip.MustParseAddr":     parseAddr,
	"net/netip.ParseAddrPort":     parseAddrPort,
	"net/netip.MustParseAddrPort": parseAddrPort,
	"net/netip.IPv4Unspecified":   func() string { return "0.0.0.0" },
	"net/netip.IPv6Unspecified":   func() string { return "::" },
	"net/url.PathEscape":          url.PathEscape,
	urlPart:                       partOfURL,
}

// An IP address is carried as its text.

func parseIP(s string) string {
	if ip := net.ParseIP(s); ip != nil {
		return ip.String()
	}
	return ""
}

func ipv4(a, b, c, d byte) string { return net.IPv4(a, b, c, d).String() }

func parseAddr(s string) (string, error) {
	a, err := netip.ParseAddr(s)
	return a.String(), err
}

func parseAddrPort(s string) (string, error) {
	a, err := netip.ParseAddrPort(s)
	return a.String(), err
}

// callPure calls a pure function with constant arguments and returns result
// i, or nil if it can't.
func callPure(name string, i int, args []*Value) *Value {
	fn, ok := pure[name]
	if !ok {
		return nil
	}
	rv := reflect.ValueOf(fn)
	in, ok := goArgs(rv.Type(), args)
	if !ok {
		return nil
	}
	var out []reflect.Value
	if rv.Type().IsVariadic() {
		out = rv.CallSlice(in)
	} else {
		out = rv.Call(in)
	}
	if i >= len(out) {
		return nil
	}
	return fromGo(out[i])
}

func goArgs(t reflect.Type, args []*Value) ([]reflect.Value, bool) {
	if len(args) != t.NumIn() {
		return nil, false
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		v, ok := toGo(a, t.In(i))
		if !ok {
			return nil, false
		}
		in[i] = v
	}
	return in, true
}

// toGo converts a constant to a Go value of type t.
func toGo(v *Value, t reflect.Type) (reflect.Value, bool) {
	switch t.Kind() {
	case reflect.String:
		return reflect.ValueOf(v.Text), v.Kind == Str || v.Kind == Nil
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Uint64, reflect.Uint8:
		return reflect.ValueOf(v.Num).Convert(t), v.Kind == Int || v.Kind == Nil
	case reflect.Slice:
		return toGoSlice(v, t)
	case reflect.Interface:
		switch v.Kind {
		case Str:
			return reflect.ValueOf(v.Text), true
		case Int:
			return reflect.ValueOf(v.Num), true
		default:
		}
	}
	return reflect.Value{}, false
}

func toGoSlice(v *Value, t reflect.Type) (reflect.Value, bool) {
	if v.Kind != List && v.Kind != Nil {
		return reflect.Value{}, false
	}
	s := reflect.MakeSlice(t, 0, len(v.Args))
	for _, a := range v.Args {
		e, ok := toGo(a, t.Elem())
		if !ok {
			return reflect.Value{}, false
		}
		s = reflect.Append(s, e)
	}
	return s, true
}

// fromGo converts a result to a value. An error is nil or unknown.
func fromGo(v reflect.Value) *Value {
	switch v.Kind() {
	case reflect.String:
		return str(v.String())
	case reflect.Bool:
		return boolean(v.Bool())
	case reflect.Int, reflect.Int64, reflect.Int32:
		return integer(v.Int())
	case reflect.Uint, reflect.Uint64, reflect.Uint16:
		return integer(int64(v.Uint()))
	case reflect.Interface:
		if v.IsNil() {
			return nilValue
		}
	case reflect.Slice:
		list := &Value{Kind: List}
		for i := range v.Len() {
			list.Args = append(list.Args, fromGo(v.Index(i)))
		}
		return list
	}
	return unknown
}
