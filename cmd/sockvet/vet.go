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
// once per package with the name of a configuration file in last place, after
// nothing but flags of that protocol. A person's flags may end in such a name
// too.
func calledByGo(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if slices.Contains([]string{"-V=full", "-flags"}, args[0]) {
		return true
	}
	last := len(args) - 1
	return isVetConfig(args[last]) && !slices.ContainsFunc(args[:last], func(arg string) bool { return !isVetFlag(arg) })
}

func isVetConfig(arg string) bool {
	return strings.HasSuffix(arg, ".cfg") && !strings.HasPrefix(arg, "-")
}

// isVetFlag reports whether an argument is a flag as the go command passes it on:
// with one dash, and with its value if it has one.
func isVetFlag(arg string) bool {
	name, ok := strings.CutPrefix(arg, "-")
	name, _, _ = strings.Cut(name, "=")
	return ok && (slices.Contains(vetFlags, name) || name == analyzer.Analyzer.Name || strings.HasPrefix(name, analyzer.Analyzer.Name+"."))
}

// vetFlags are those of unitchecker that are about no pass.
var vetFlags = []string{"json", "fix", "diff", "c", "all", "source"}

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
