package main

import (
	"flag"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/unit"
)

// calledByGo reports whether the arguments are those of the vet protocol: the
// go command asks a vettool for its build ID and for its flags, then starts it
// once per package with the name of a configuration file in last place.
func calledByGo(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if slices.Contains([]string{"-V=full", "-flags"}, args[0]) {
		return true
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
}

// vet speaks the vet protocol and does not return. Most calls are for a
// dependency's facts, which have a shorter way; whatever goes wrong on it,
// unitchecker meets as well and has the words for.
func vet(args []string) {
	delayGC()
	if cfg, ok := parseVetFlags(args); ok && unit.Facts(cfg, analyzer.Analyzer) == nil {
		os.Exit(0)
	}
	unitchecker.Main(analyzer.Analyzer)
}

// parseVetFlags reads the arguments of a call for one package and returns the
// name of the configuration file. It fails on a flag that it does not know.
func parseVetFlags(args []string) (cfg string, ok bool) {
	a := analyzer.Analyzer
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	a.Flags.VisitAll(func(f *flag.Flag) { flags.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	for _, name := range []string{"json", "fix", "diff"} { // of findings
		flags.Bool(name, false, "")
	}
	flags.Int("c", 0, "")
	if flags.Parse(args) != nil || flags.NArg() != 1 {
		return "", false
	}
	return flags.Arg(0), true
}
