package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
)

// JUnit writes the XML of JUnit: a suite for each package with findings, in
// which every finding is a test that fails and every suppressed one a test
// that is skipped. A report without either has one test that passes, for many
// readers take an empty file for an error. Jenkins checks what it reads against
// a schema in which a test has no file and no line, so these stand in the text.
type JUnit struct{}

type junitReport struct {
	XMLName  xml.Name      `xml:"testsuites"`
	Name     string        `xml:"name,attr"`
	Tests    int           `xml:"tests,attr"`
	Failures int           `xml:"failures,attr"`
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
	for _, f := range r.All() {
		suite := byName[f.Package]
		if suite == nil {
			suite = &junitSuite{Name: f.Package}
			byName[f.Package] = suite
			out.Suites = append(out.Suites, suite)
		}
		suite.add(r, f)
	}
	if len(out.Suites) == 0 {
		out.Suites = []*junitSuite{{Name: "sockvet", Tests: 1, Cases: []junitCase{{Name: "no findings", Class: "sockvet"}}}}
	}
	for _, s := range out.Suites {
		out.Tests += s.Tests
		out.Failures += s.Failures
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
