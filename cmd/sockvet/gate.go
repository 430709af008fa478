package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// gateFlags say which findings make the exit code 1.
type gateFlags struct {
	failOn      failOn
	maxFindings int
}

func (g *gateFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&g.failOn, "fail-on", "exit with 1 for findings of this level and above: note, warning, error or never")
	f.IntVar(&g.maxFindings, "max-findings", 0, "exit with 0 for up to this many such findings")
	complete(cmd, "fail-on", append(levelNames(), never))
}

// judge returns [errFindings] unless the report may pass.
func (g *gateFlags) judge(rep *report.Report) error {
	if g.failOn.never {
		return nil
	}
	n := 0
	for _, f := range rep.Findings {
		if f.Level >= g.failOn.level {
			n++
		}
	}
	if n > g.maxFindings {
		return errFindings
	}
	return nil
}

// validate refuses what could only be a mistake.
func (g *gateFlags) validate() error {
	if g.maxFindings < 0 {
		return fmt.Errorf("--max-findings: %d is negative", g.maxFindings)
	}
	return nil
}

const never = "never"

// failOn is a flag that holds a level or never. Its zero value is the lowest
// level.
type failOn struct {
	level rules.Level
	never bool
}

func (v *failOn) Type() string { return "level" }

func (v *failOn) String() string {
	if v.never {
		return never
	}
	return v.level.String()
}

func (v *failOn) Set(s string) error {
	s = strings.ToLower(s)
	if s == never {
		*v = failOn{never: true}
		return nil
	}
	level, err := rules.ParseLevel(s)
	if err != nil {
		return fmt.Errorf("unknown level %q (want note, warning, error or never)", s)
	}
	*v = failOn{level: level}
	return nil
}
