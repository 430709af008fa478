package picture_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/rules"
)

// TestPanelsSayWhatTheRulesSay: as many cells are attacks as there are
// exposures, each where its bind stands in the table.
func TestPanelsSayWhatTheRulesSay(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			for _, panel := range picture.New(p, victim).Panels {
				want := map[string]string{}
				for _, e := range rules.Exposures(p, panel.Victim) {
					if e.SameUser == panel.SameUser {
						want[e.Cell.First.String()+" "+e.Cell.Second.String()] = e.Receives.String()
					}
				}
				got := map[string]string{}
				for _, row := range panel.Rows {
					for _, cell := range row.Cells {
						if cell.Attack {
							got[row.First.String()+" "+cell.Second.String()] = cell.Takes.String()
						}
						if outcome := rules.Bind(p, panel.SameUser, row.First, cell.Second); outcome != cell.Outcome {
							t.Errorf("%s: %s then %s: %s, want %s", panel.Caption(), row.First, cell.Second, cell.Outcome, outcome)
						}
					}
				}
				if p.Exclusive == rules.Never && panel.Victim.Option == rules.ExclusiveAddrUse {
					continue // the option is not to be had, so the cells are another row's
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %s (-want +got):\n%s", p.Name, panel.Caption(), diff)
				}
			}
		}
	}
}

func TestText(t *testing.T) {
	pic := picture.New(rules.GoPlatforms()[0], rules.Caller{Option: rules.ReuseAddr, Scope: rules.Specific})
	plain := draw(t, picture.Text{}, pic)
	if strings.IndexFunc(plain, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }) >= 0 {
		t.Errorf("not plain ASCII: %q", plain)
	}
	if !strings.Contains(plain, "> SO_REUSEADDR/specific         [+]        [-]        [+]        [?]        [-]        [-]") {
		t.Errorf("the victim's row is not there:\n%s", plain)
	}
	colored := draw(t, picture.Text{Color: true}, pic)
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, ""); got != plain || got == colored {
		t.Errorf("colours change the text:\n%s", got)
	}
	if !strings.Contains(plain, "?  takes an undetermined share") || strings.Contains(plain, "one interface") {
		t.Errorf("legend:\n%s", plain)
	}
}

// TestSVGIsXML: browsers read SVG files strictly.
func TestSVGIsXML(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, victim := range rules.Callers() {
			dec := xml.NewDecoder(strings.NewReader(draw(t, picture.SVG{}, picture.New(p, victim))))
			for {
				if _, err := dec.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s on %s: %v", victim, p.Name, err)
				}
			}
		}
	}
}

func TestMarkdown(t *testing.T) {
	got := draw(t, picture.Markdown{}, picture.New(rules.GoPlatforms()[0], rules.Caller{}))
	for _, want := range []string{
		"**default/wildcard, same user (Table 3)**: 3 of 6 attackers take traffic that bind after it, 3 of 6 that bind before it\n",
		"**SO_EXCLUSIVEADDRUSE/wildcard, different users (Table 4)**: nobody takes its traffic\n",
		"| **default/wildcard** | 🟩 fails | 🟥 one |",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

type drawing interface {
	Write(w io.Writer, p picture.Picture) error
}

func draw(t *testing.T, d drawing, p picture.Picture) string {
	t.Helper()
	var b strings.Builder
	if err := d.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
