package report

import (
	"encoding/json"
	"io"

	"github.com/sockvet/sockvet/rules"
)

// GitLab writes a code quality report, which GitLab shows in merge requests.
// See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
type GitLab struct{}

type gitlabIssue struct {
	Type        string         `json:"type"`
	CheckName   string         `json:"check_name"`
	Description string         `json:"description"`
	Categories  []string       `json:"categories"`
	Content     gitlabContent  `json:"content"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabContent struct {
	Body string `json:"body"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

// Write implements [Format].
func (GitLab) Write(w io.Writer, r *Report) error {
	issues := []gitlabIssue{}
	for _, f := range r.Findings {
		issues = append(issues, gitlabIssue{
			Type:        "issue",
			CheckName:   "sockvet/" + f.Rule,
			Description: f.Message,
			Categories:  []string{category(f.Rule)},
			Content:     gitlabContent{Body: ruleURL(f.Rule)},
			Fingerprint: f.Fingerprint,
			Severity:    gitlabSeverity(f.Level),
			Location: gitlabLocation{
				Path:  r.relRoot(f.File),
				Lines: gitlabLines{Begin: f.Line, End: f.EndLine},
			},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}

// category is one of those of Code Climate.
func category(rule string) string {
	if r, ok := rules.RuleByName(rule); ok && r.CWE != "" {
		return "Security"
	}
	return "Bug Risk"
}

func gitlabSeverity(l rules.Level) string {
	switch l {
	case rules.Error:
		return "critical"
	case rules.Warning:
		return "major"
	case rules.Note:
	}
	return "info"
}
