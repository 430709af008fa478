package report

import (
	"bytes"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

const homepage = "https://github.com/sockvet/sockvet"

// describeTool writes the whole catalogue, so that a reader knows what was
// looked for and not found.
func (s *sarifRun) describeTool() {
	driver := sarif.NewToolComponent().
		WithName("sockvet").
		WithInformationURI(homepage).
		WithShortDescription(multiformat("finds sockets that another process can hijack on Windows", ""))
	if s.report.Tool != "" {
		driver.WithVersion(s.report.Tool)
	}
	catalogue := rules.Catalogue()
	weaknesses := weaknesses(catalogue)
	for _, rule := range catalogue {
		driver.AddRule(sarifRule(rule, weaknesses))
	}
	driver.AddSupportedTaxonomie(sarif.NewToolComponentReference().WithName("CWE").WithIndex(0))
	s.run.WithTool(sarif.NewTool().WithDriver(driver))
	s.run.AddTaxonomie(cweTaxonomy(weaknesses))
}

func sarifRule(rule rules.Rule, weaknesses []string) *sarif.ReportingDescriptor {
	var help bytes.Buffer
	if err := ruledoc.WriteText(&help, rule); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	out := sarif.NewRule(rule.Name).
		WithName(pascal(rule.Name)).
		WithShortDescription(multiformat(rule.Title, "")).
		WithFullDescription(multiformat(rule.Summary, "")).
		WithHelp(multiformat(help.String(), string(ruledoc.Help(rule)))).
		WithHelpURI(rule.URL()).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithEnabled(rule.Default).WithLevel(rule.Level.String())).
		WithProperties(ruleProperties(rule))
	for i, cwe := range weaknesses {
		if cwe != rule.CWE {
			continue
		}
		target := sarif.NewReportingDescriptorReference().
			WithID(strings.TrimPrefix(cwe, "CWE-")).WithIndex(i).
			WithToolComponent(sarif.NewToolComponentReference().WithName("CWE").WithIndex(0))
		out.AddRelationship(sarif.NewReportingDescriptorRelationship().WithTarget(target).WithKinds([]string{"superset"}))
	}
	return out
}

// ruleProperties are those that GitHub reads.
func ruleProperties(rule rules.Rule) *sarif.PropertyBag {
	bag := sarif.NewPropertyBag().Add("precision", "high").WithTags([]string{"sockets", "windows"})
	if rule.CWE == "" {
		return bag.AddTag("reliability")
	}
	return bag.Add("security-severity", severity(rule.Level)).
		AddTag("security").
		AddTag("external/cwe/" + strings.ToLower(rule.CWE))
}

// severity is a number on the scale of CVSS, in the middle of what GitHub calls
// high, medium and low.
func severity(l rules.Level) string {
	switch l {
	case rules.Error:
		return "7.8"
	case rules.Warning:
		return "5.5"
	case rules.Note:
	}
	return "2.5"
}

// weaknesses lists those that rules name, each once.
func weaknesses(catalogue []rules.Rule) []string {
	var found []string
	seen := make(map[string]bool)
	for _, r := range catalogue {
		if r.CWE != "" && !seen[r.CWE] {
			seen[r.CWE] = true
			found = append(found, r.CWE)
		}
	}
	return found
}

func cweTaxonomy(weaknesses []string) *sarif.ToolComponent {
	cwe := sarif.NewToolComponent().
		WithName("CWE").
		WithOrganization("MITRE").
		WithInformationURI("https://cwe.mitre.org/").
		WithShortDescription(multiformat("The MITRE Common Weakness Enumeration", ""))
	for _, name := range weaknesses {
		cwe.AddTaxa(sarif.NewReportingDescriptor().
			WithID(strings.TrimPrefix(name, "CWE-")).
			WithHelpURI(ruledoc.CWEURL(name)).
			WithShortDescription(multiformat(name, "")))
	}
	return cwe
}

func multiformat(text, markdown string) *sarif.MultiformatMessageString {
	out := sarif.NewMultiformatMessageString().WithText(text)
	if markdown != "" {
		out.WithMarkdown(markdown)
	}
	return out
}

// pascal turns "client-port" into "ClientPort".
func pascal(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}
