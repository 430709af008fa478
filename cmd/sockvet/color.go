package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// A colorMode says when output has colours.
type colorMode string

const (
	colorAuto   colorMode = "auto" // on a terminal, unless NO_COLOR is set
	colorAlways colorMode = "always"
	colorNever  colorMode = "never"
)

func (c *colorMode) add(cmd *cobra.Command) {
	*c = colorAuto
	cmd.Flags().Var(c, "color", "colours, source lines and links in text: auto, always or never")
	complete(cmd, "color", []string{string(colorAuto), string(colorAlways), string(colorNever)})
}

func (c *colorMode) Type() string   { return "when" }
func (c *colorMode) String() string { return string(*c) }

func (c *colorMode) Set(s string) error {
	switch mode := colorMode(s); mode {
	case colorAuto, colorAlways, colorNever:
		*c = mode
		return nil
	}
	return fmt.Errorf("unknown mode %q (want auto, always or never)", s)
}

// on reports whether what is written to w has colours.
func (c *colorMode) on(w io.Writer) bool {
	if *c != colorAuto {
		return *c == colorAlways
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
