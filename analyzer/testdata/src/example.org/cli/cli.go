// Package cli stands for a command line library whose flags are literals.
package cli

type Flag interface{ Names() []string }

type StringFlag struct {
	Name, Usage, Value string
	EnvVars            []string
	Destination        *string
}

func (f *StringFlag) Names() []string { return []string{f.Name} }

type IntFlag struct {
	Name        string
	Value       int
	Destination *int
}

func (f *IntFlag) Names() []string { return []string{f.Name} }

type Context struct{ values map[string]any }

func (c *Context) String(name string) string { s, _ := c.values[name].(string); return s }

func (c *Context) Int(name string) int { n, _ := c.values[name].(int); return n }

type Command struct {
	Name   string
	Flags  []Flag
	Action func(*Context) error
}

type App struct {
	Flags    []Flag
	Commands []*Command
	Action   func(*Context) error
}
