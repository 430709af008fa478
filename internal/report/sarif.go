package report

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// SARIF writes SARIF 2.1.0, which code scanning services and editors read. It
// depends on nothing but the findings: neither on the time nor on the machine.
type SARIF struct{}

// sourceRoot is what file names are relative to, the root of the repository as
// a rule. Where that lies on this machine is nobody's business.
const sourceRoot = "%SRCROOT%"

// packageRoot is what import paths are relative to.
const packageRoot = "%PACKAGES%"

// fingerprintName names the way in which the fingerprint is made.
const fingerprintName = "sockvet/v1"

// Write implements [Format].
func (SARIF) Write(w io.Writer, r *Report) error {
	s := &sarifRun{report: r, run: sarif.NewRun()}
	s.describeTool()
	s.run.WithColumnKind("unicodeCodePoints")
	s.run.WithOriginalUriBaseIds(map[string]sarif.ArtifactLocation{
		sourceRoot:  root("the root of the repository, or the working directory outside of one"),
		packageRoot: root("packages by their import paths, where they lie outside of the repository"),
	})
	for _, f := range r.All() {
		s.run.AddResult(s.result(f))
	}
	s.run.AddInvocation(s.invocation())
	out := sarif.NewReport()
	out.AddRun(s.run)
	if err := out.PrettyWrite(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func root(description string) sarif.ArtifactLocation {
	return *sarif.NewArtifactLocation().WithDescription(sarif.NewTextMessage(description))
}

type sarifRun struct {
	report *Report
	run    *sarif.Run
}

func (s *sarifRun) result(f Finding) *sarif.Result {
	result := sarif.NewRuleResult(f.Rule).
		WithRuleIndex(s.run.GetRuleIndex(f.Rule)).
		WithLevel(f.Level.String()).
		WithMessage(textMessage(f.Message)).
		WithPartialFingerprints(map[string]string{fingerprintName: f.Fingerprint})
	place := s.location(Step{File: f.File, Line: f.Line, Column: f.Column, Package: f.Package}, f.EndLine, f.EndColumn)
	if f.Decl != "" {
		place.WithLogicalLocations([]*sarif.LogicalLocation{
			logical(f.Package + "." + f.Decl).WithName(f.Decl).WithKind("declaration"),
		})
	}
	result.AddLocation(place)
	for i, step := range f.Trace {
		result.AddRelatedLocation(s.step(step).WithID(i + 1))
	}
	if len(f.Trace) > 0 {
		result.AddCodeFlow(s.codeFlow(f.Trace))
	}
	for _, fix := range f.Fixes {
		result.AddFixe(s.fix(fix))
	}
	if f.Suppression != nil {
		result.AddSuppression(s.suppression(f.Suppression))
	}
	return result.WithProperties(resultProperties(f))
}

// resultProperties is what sockvet knows and SARIF has no place for.
func resultProperties(f Finding) *sarif.PropertyBag {
	bag := sarif.NewPropertyBag().Add("goos", list(f.GOOS))
	if f.Bind != nil {
		bag.Add("bind", bindJSON(f.Bind))
	}
	if len(f.Exposures) > 0 {
		var exposures []string
		for _, e := range f.Exposures {
			exposures = append(exposures, e.String())
		}
		bag.Add("exposures", exposures)
	}
	return bag
}

func (s *sarifRun) codeFlow(trace []Step) *sarif.CodeFlow {
	flow := sarif.NewThreadFlow()
	for _, step := range trace {
		flow.Locations = append(flow.Locations, sarif.NewThreadFlowLocation().WithLocation(s.step(step)))
	}
	return sarif.NewCodeFlow().
		WithMessage(sarif.NewTextMessage("the way from the value to the socket")).
		WithThreadFlows([]*sarif.ThreadFlow{flow})
}

// step places a step of a trace. One outside the source root, in the standard
// library for instance, is placed by its package's import path: where these
// packages lie differs from machine to machine.
func (s *sarifRun) step(step Step) *sarif.Location {
	if s.report.inside(step.File) || step.File == "" {
		return s.location(step, 0, 0).WithMessage(textMessage(step.What))
	}
	region := sarif.NewRegion().WithStartLine(max(step.Line, 1))
	if step.Column > 0 {
		region.WithStartColumn(step.Column)
	}
	physical := sarif.NewPhysicalLocation().
		WithArtifactLocation(artifact(path.Join(step.Package, filepath.Base(step.File)), packageRoot)).
		WithRegion(region)
	return sarif.NewLocation().
		WithLogicalLocations([]*sarif.LogicalLocation{logical(step.Package)}).
		WithPhysicalLocation(physical).
		WithMessage(textMessage(step.What))
}

func (s *sarifRun) location(step Step, endLine, endColumn int) *sarif.Location {
	at := sarif.NewLocation()
	if step.Package != "" {
		at.AddLogicalLocation(logical(step.Package))
	}
	if step.File == "" {
		return at
	}
	physical := sarif.NewPhysicalLocation().WithArtifactLocation(artifact(s.report.relRoot(step.File), sourceRoot))
	if step.Line > 0 {
		s.addRegions(physical, step, endLine, endColumn)
	}
	return at.WithPhysicalLocation(physical)
}

func logical(name string) *sarif.LogicalLocation {
	return sarif.NewLogicalLocation().WithKind("module").WithName(name).WithFullyQualifiedName(name)
}

func (s *sarifRun) addRegions(at *sarif.PhysicalLocation, step Step, endLine, endColumn int) {
	region := sarif.NewRegion().WithStartLine(step.Line)
	if step.Column > 0 {
		region.WithStartColumn(s.codePoints(step.File, step.Line, step.Column))
		if endLine >= step.Line && endColumn > 0 {
			region.WithEndLine(endLine).WithEndColumn(s.codePoints(step.File, endLine, endColumn))
		}
	}
	at.WithRegion(region)
	if s.report.Files == nil {
		return
	}
	if around := s.report.Files.Get(step.File).Around(step.Line, 2, 2); len(around) > 0 {
		var text []string
		for _, line := range around {
			text = append(text, line.Text)
		}
		at.WithContextRegion(sarif.NewRegion().
			WithStartLine(around[0].Number).WithEndLine(around[len(around)-1].Number).
			WithSnippet(content(strings.Join(text, "\n"))))
	}
}

func content(text string) *sarif.ArtifactContent {
	return sarif.NewArtifactContent().WithText(strings.ToValidUTF8(text, "\uFFFD"))
}

// codePoints turns a column that counts bytes into one that counts characters.
func (s *sarifRun) codePoints(name string, line, column int) int {
	if s.report.Files == nil {
		return column
	}
	text, ok := s.report.Files.Get(name).Line(line)
	if !ok || column-1 > len(text) {
		return column
	}
	return utf8.RuneCountInString(text[:column-1]) + 1
}

func (s *sarifRun) fix(f Fix) *sarif.Fix {
	fix := sarif.NewFix().WithDescription(textMessage(f.Message))
	for _, e := range f.Edits {
		region := sarif.NewRegion().
			WithStartLine(e.Line).WithStartColumn(s.codePoints(e.File, e.Line, e.Column)).
			WithEndLine(e.EndLine).WithEndColumn(s.codePoints(e.File, e.EndLine, e.EndColumn))
		replacement := sarif.NewReplacement().WithDeletedRegion(region).WithInsertedContent(content(e.NewText))
		fix.ArtifactChanges = append(fix.ArtifactChanges, sarif.NewArtifactChange().
			WithArtifactLocation(artifact(s.report.relRoot(e.File), sourceRoot)).
			WithReplacements([]*sarif.Replacement{replacement}))
	}
	return fix
}

func (s *sarifRun) suppression(of *Suppression) *sarif.Suppression {
	out := sarif.NewSuppression().WithKind(string(of.Kind)).WithStatus("accepted").WithJustification(of.Reason)
	if of.File != "" {
		out.WithLocation(s.location(Step{File: of.File, Line: of.Line}, 0, 0))
	}
	return out
}

// invocation says how the run went: every problem is a note.
func (s *sarifRun) invocation() *sarif.Invocation {
	invocation := sarif.NewInvocation().WithExecutionSuccessful(true)
	for _, p := range s.report.Problems {
		note := sarif.NewNotification().WithLevel(sarif.LevelNote).
			WithMessage(textMessage(fmt.Sprintf("%s (%s): %s: %s", p.Package, p.GOOS, p.Kind, p.Message)))
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, note)
	}
	return invocation
}

func artifact(file, root string) *sarif.ArtifactLocation {
	return sarif.NewArtifactLocation().
		WithURI((&url.URL{Path: file}).String()).
		WithURIBaseID(root)
}

// special matches what in a message has a meaning to readers of SARIF: links
// to related locations, and placeholders (sections 3.11.5 and 3.11.6).
var special = regexp.MustCompile(`\]\(|\{\d+\}`)

func textMessage(s string) *sarif.Message {
	s = special.ReplaceAllStringFunc(printable(s), func(m string) string {
		if strings.HasPrefix(m, "{") {
			return "{" + m + "}"
		}
		return `\` + m
	})
	return sarif.NewTextMessage(s)
}
