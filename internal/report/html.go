package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/rules"
)

// HTML writes one file that a browser shows without a network: a summary, a
// filter, and each finding with its source, the way to the socket and a picture
// of who can take its traffic. Whatever the source under analysis says stays
// text: the template escapes it, and the page's policy runs no script but its
// own.
type HTML struct{}

var (
	//go:embed page/report.html
	pageTemplate string
	//go:embed page/report.css
	pageStyle string
	//go:embed page/report.js
	pageScript string
)

// parsedPage is parsed when it is first used: most runs write no page.
var parsedPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Parse(pageTemplate))
})

// Write implements [Format].
func (HTML) Write(w io.Writer, r *Report) error {
	var b bytes.Buffer
	if err := parsedPage().Execute(&b, newPage(r)); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

type page struct {
	Policy  string
	Style   template.CSS
	Script  template.JS
	Count   string
	Tool    string
	Targets string
	Levels  []pageLevel

	Rules, Packages      []string // of the findings, for the filter
	Findings, Suppressed []pageFinding
	Problems             []Problem
	Panels               []pagePanel // that findings refer to
}

type pageLevel struct {
	Name  string
	Count int
}

func newPage(r *Report) *page {
	style := fmt.Sprintf(":root { %s }\n@media (prefers-color-scheme: dark) { :root { %s } }\n%s%s",
		picture.LightColors, picture.DarkColors, picture.Style, pageStyle)
	p := &page{
		Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digest(style), digest(pageScript)),
		Style:  template.CSS(style),     //nolint:gosec // our own
		Script: template.JS(pageScript), //nolint:gosec // our own
		Count:  CountFindings(r),
		Tool:   printable(strings.TrimSpace("sockvet " + r.Tool)), Targets: strings.Join(r.Targets, ", "),
	}
	for _, l := range []rules.Level{rules.Error, rules.Warning, rules.Note} {
		p.Levels = append(p.Levels, pageLevel{Name: l.String(), Count: r.Count(l)})
	}
	for _, f := range r.Findings {
		p.Findings = append(p.Findings, p.finding(r, f))
		p.Rules = append(p.Rules, f.Rule)
		p.Packages = append(p.Packages, printable(f.Package))
	}
	for _, f := range r.Suppressed {
		p.Suppressed = append(p.Suppressed, p.finding(r, f))
	}
	p.Rules, p.Packages = distinct(p.Rules), distinct(p.Packages)
	for _, problem := range r.Problems {
		problem.Message, problem.Package = printable(problem.Message), printable(problem.Package)
		p.Problems = append(p.Problems, problem)
	}
	return p
}

// digest is what a content security policy knows an inline text by.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
