package report_test

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/internal/report"
)

// TestHTMLIsInert: nothing that the source under analysis says becomes an
// element, a script or a line of another kind.
func TestHTMLIsInert(t *testing.T) {
	got := written(t, report.HTML{}, hostile(t))
	if n := strings.Count(got, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, raw := range []string{"<img", "<b>", "<i>", "\x1b", "\x00", "\u202e", "javascript:"} {
		if raw == "javascript:" {
			if strings.Contains(got, `href="javascript:`) {
				t.Error("a link runs a script")
			}
			continue
		}
		if strings.Contains(got, raw) {
			t.Errorf("the page has %q", raw)
		}
	}
}

// TestHTMLStandsAlone: the page needs nothing from elsewhere, and its policy
// allows its own script and style and nothing more.
func TestHTMLStandsAlone(t *testing.T) {
	got := written(t, report.HTML{}, sample())
	for _, needs := range []string{"src=", "@import", "url(", "<link"} {
		if strings.Contains(got, needs) {
			t.Errorf("the page has %q", needs)
		}
	}
	policy := regexp.MustCompile(`content="(default-src [^"]*)"`).FindStringSubmatch(got)
	if policy == nil {
		t.Fatal("no policy")
	}
	for _, element := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(got, "<"+element+">")
		text, _, _ := strings.Cut(rest, "</"+element+">")
		sum := sha256.Sum256([]byte(text))
		hash := strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
		if !strings.Contains(policy[1], element+"-src &#39;sha256-"+hash) {
			t.Errorf("the policy does not allow the page's %s: %s", element, policy[1])
		}
	}
	if strings.Contains(policy[1], "unsafe") {
		t.Errorf("policy %s", policy[1])
	}
}

// TestHTMLDrawsOnce: however many findings have the same picture.
func TestHTMLDrawsOnce(t *testing.T) {
	r := sample()
	one := len(written(t, report.HTML{}, r))
	for range 9 {
		r.Findings = append(r.Findings, r.Findings[0])
	}
	if ten := len(written(t, report.HTML{}, r)); ten > 3*one {
		t.Errorf("%d bytes for one finding with a picture, %d for ten", one, ten)
	}
}
