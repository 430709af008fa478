package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
)

// JUnit writes the XML of JUnit: a suite for each package with findings, in
// which every finding is a test that fails, every suppressed one a test that is
// skipped and all that is wrong with a package an error. A report without any has one test that passes, for many
// readers take an empty file for an error. Jenkins checks what it reads against
// a schema in which a test has no file and no line, so these stand in the text.
type JUnit struct{}

type junitReport struct {
	XMLName  xml.Name      `xml:"testsuites"`
	Name     string        `xml:"name,attr"`
	Tests    int           `xml:"tests,attr"`
	Failures int           `xml:"failures,attr"`
	Errors   int           `xml:"errors,attr"`
	Suites   []*junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitFailure `xml:"failure"`
	Error   *junitFailure `xml:"error"`
	Skipped *junitSkipped `xml:"skipped"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

// Write implements [Format].
func (JUnit) Write(w io.Writer, r *Report) error {
	out := junitReport{Name: "sockvet"}
	byName := make(map[string]*junitSuite)
	suite := func(pkg string) *junitSuite {
		s := byName[pkg]
		if s == nil {
			s = &junitSuite{Name: pkg}
			byName[pkg] = s
			out.Suites = append(out.Suites, s)
		}
		return s
	}
	for _, f := range r.All() {
		suite(f.Package).add(r, f)
	}
	for _, p := range r.faults() {
		suite(p.Package).addFault(p)
	}
	if len(out.Suites) == 0 {
		out.Suites = []*junitSuite{{Name: "sockvet", Tests: 1, Cases: []junitCase{{Name: "no findings", Class: "sockvet"}}}}
	}
	for _, s := range out.Suites {
		out.Tests += s.Tests
		out.Failures += s.Failures
		out.Errors += s.Errors
	}
	return writeXML(w, out)
}

func (s *junitSuite) add(r *Report, f Finding) {
	file := r.relRoot(f.File)
	c := junitCase{
		Name:  fmt.Sprintf("%s %s:%d", f.Rule, path.Base(file), f.Line),
		Class: f.Package,
	}
	s.Tests++
	if f.Suppression != nil {
		s.Skipped++
		c.Skipped = &junitSkipped{Message: f.Suppression.Reason}
	} else {
		s.Failures++
		c.Failure = &junitFailure{
			Message: f.Message,
			Type:    f.Level.String(),
			Text:    fmt.Sprintf("%s: %s\n%s\n", position(file, f.Line, f.Column), f.Message, ruleURL(f.Rule)),
		}
	}
	s.Cases = append(s.Cases, c)
}

func (s *junitSuite) addFault(p Problem) {
	s.Tests++
	s.Errors++
	s.Cases = append(s.Cases, junitCase{
		Name:  fmt.Sprintf("analysis for %s", p.GOOS),
		Class: p.Package,
		Error: &junitFailure{Message: p.Kind + ": " + p.Message, Type: p.Kind, Text: p.Message + "\n"},
	})
}
