// Package pflag is the part of github.com/spf13/pflag that takes a default.
package pflag

import (
	"os"
	"strconv"
)

// Value is the interface to the value of a flag.
type Value interface {
	String() string
	Set(string) error
}

// A Flag is one flag.
type Flag struct {
	Name, Shorthand, Usage string
	Value                  Value
	DefValue               string
}

// A FlagSet is a set of flags.
type FlagSet struct {
	formal map[string]*Flag
}

// CommandLine is the set of the process.
var CommandLine = &FlagSet{}

type stringValue string

func newStringValue(val string, p *string) *stringValue {
	*p = val
	return (*stringValue)(p)
}

func (s *stringValue) Set(val string) error {
	*s = stringValue(val)
	return nil
}

func (s *stringValue) String() string { return string(*s) }

type intValue int

func newIntValue(val int, p *int) *intValue {
	*p = val
	return (*intValue)(p)
}

func (i *intValue) Set(s string) error {
	v, err := strconv.ParseInt(s, 0, 64)
	*i = intValue(v)
	return err
}

func (i *intValue) String() string { return strconv.Itoa(int(*i)) }

// VarPF adds a flag.
func (f *FlagSet) VarPF(value Value, name, shorthand, usage string) *Flag {
	flag := &Flag{Name: name, Shorthand: shorthand, Usage: usage, Value: value, DefValue: value.String()}
	if f.formal == nil {
		f.formal = map[string]*Flag{}
	}
	f.formal[name] = flag
	return flag
}

// StringVarP defines a string flag.
func (f *FlagSet) StringVarP(p *string, name, shorthand, value, usage string) {
	f.VarPF(newStringValue(value, p), name, shorthand, usage)
}

// StringP defines a string flag.
func (f *FlagSet) StringP(name, shorthand, value, usage string) *string {
	p := new(string)
	f.StringVarP(p, name, shorthand, value, usage)
	return p
}

// StringP defines a string flag.
func StringP(name, shorthand, value, usage string) *string {
	return CommandLine.StringP(name, shorthand, value, usage)
}

// IntVar defines an int flag.
func IntVar(p *int, name string, value int, usage string) {
	CommandLine.VarPF(newIntValue(value, p), name, "", usage)
}

// Parse parses the command line.
func Parse() {
	for i, arg := range os.Args {
		if f := CommandLine.formal[arg]; f != nil && i+1 < len(os.Args) {
			f.Value.Set(os.Args[i+1])
		}
	}
}
