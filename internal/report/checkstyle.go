package report

import (
	"encoding/xml"
	"io"

	"github.com/sockvet/sockvet/rules"
)

// Checkstyle writes the XML of Checkstyle, which many CI systems and review
// bots read.
type Checkstyle struct{}

type checkstyleReport struct {
	XMLName xml.Name          `xml:"checkstyle"`
	Version string            `xml:"version,attr"` // of the format
	Files   []*checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Write implements [Format].
func (Checkstyle) Write(w io.Writer, r *Report) error {
	out := checkstyleReport{Version: "5.0"}
	byName := make(map[string]*checkstyleFile)
	for _, f := range r.Findings {
		name := r.relRoot(f.File)
		file := byName[name]
		if file == nil {
			file = &checkstyleFile{Name: name}
			byName[name] = file
			out.Files = append(out.Files, file)
		}
		file.Errors = append(file.Errors, checkstyleError{
			Line: f.Line, Column: f.Column,
			Severity: checkstyleSeverity(f.Level),
			Message:  f.Message,
			Source:   "sockvet." + f.Rule,
		})
	}
	return writeXML(w, out)
}

func checkstyleSeverity(l rules.Level) string {
	if l == rules.Note {
		return "info"
	}
	return l.String()
}

// writeXML writes a document. Characters that XML can't carry are replaced.
func writeXML(w io.Writer, document any) error {
	text, err := xml.MarshalIndent(document, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write([]byte(xml.Header + string(text) + "\n"))
	return err
}
