package tables

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/sockvet/sockvet/rules"
)

// WriteAnswer says what becomes of the second caller, what each of the two
// then receives, and which cell of which table says so.
func WriteAnswer(w io.Writer, p rules.Platform, sameUser bool, first, second rules.Caller) error {
	var b bytes.Buffer
	outcome, cell, conflict := rules.BindCell(p, sameUser, first, second)
	source := "no table: the callers do not conflict"
	if conflict {
		source = cell.String()
	}
	answer := [][]string{
		{"platform", platformText(p)},
		{"first caller", first.String()},
		{"second caller", second.String() + ", " + user(sameUser)},
		{"second bind", outcomeText(outcome)},
		{"read from", source},
	}
	if conflict && outcome == rules.Success {
		answer = append(answer,
			[]string{"first receives", rules.Receives(first.Scope, second.Scope).String()},
			[]string{"second receives", rules.Receives(second.Scope, first.Scope).String()})
	}
	fmt.Fprintln(&b, columns(answer))
	writeRemarks(&b, p, first, second)
	_, err := b.WriteTo(w)
	return err
}

// WriteAnswers says what becomes of every second caller, who can take the
// first caller's traffic, and what SO_EXCLUSIVEADDRUSE would change, for each
// kind of user in sameUser.
func WriteAnswers(w io.Writer, p rules.Platform, sameUser []bool, first rules.Caller) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n\n", columns([][]string{{"platform", platformText(p)}, {"first caller", first.String()}}))
	fmt.Fprintf(&b, "%s\n\n", outcomes(p, sameUser, first))
	writeExposures(&b, p, sameUser, first)
	writeRemarks(&b, p, rules.Callers()...)
	_, err := b.WriteTo(w)
	return err
}

// outcomes has a line for each second caller and a column for each kind of user.
func outcomes(p rules.Platform, sameUser []bool, first rules.Caller) string {
	head := []string{"second caller"}
	for _, same := range sameUser {
		head = append(head, fmt.Sprintf("%s (Table %d)", user(same), p.Regime().Table(same)))
	}
	lines := [][]string{head}
	for _, second := range rules.Callers() {
		line := []string{second.String()}
		for _, same := range sameUser {
			line = append(line, outcomeText(rules.Bind(p, same, first, second)))
		}
		lines = append(lines, line)
	}
	return columns(lines)
}

// WriteExposures says who can take traffic of a socket and what
// SO_EXCLUSIVEADDRUSE would change about that.
func WriteExposures(w io.Writer, p rules.Platform, victim rules.Caller) error {
	var b bytes.Buffer
	writeExposures(&b, p, []bool{true, false}, victim)
	_, err := b.WriteTo(w)
	return err
}

// writeExposures takes the first caller as the victim, which binds first in a
// late takeover and second in an early squat.
func writeExposures(b *bytes.Buffer, p rules.Platform, sameUser []bool, victim rules.Caller) {
	exposures := slices.DeleteFunc(rules.Exposures(p, victim), func(e rules.Exposure) bool {
		return !slices.Contains(sameUser, e.SameUser)
	})
	if len(exposures) == 0 {
		fmt.Fprintf(b, "Nobody can take traffic of a socket bound as %s.\n", victim)
		return
	}
	improvement := rules.Improvement(p, victim, rules.ExclusiveAddrUse)
	lines := [][]string{{"attack", "by", "with", "receives", "read from", "under " + rules.ExclusiveAddrUse.String()}}
	for _, e := range exposures {
		after := "stays"
		if slices.Contains(improvement, e) {
			after = "gone"
		}
		lines = append(lines, []string{
			e.Timing.String(), user(e.SameUser), e.Attacker.String(), e.Receives.String(),
			fmt.Sprintf("Table %d", e.Cell.Table), after,
		})
	}
	fmt.Fprintf(b, "Who can take traffic of a socket bound as %s:\n\n%s\n", victim, columns(lines))
}

// writeRemarks says where SO_EXCLUSIVEADDRUSE cannot be set on the platform, or
// not by everyone, if one of the callers sets it.
func writeRemarks(b *bytes.Buffer, p rules.Platform, callers ...rules.Caller) {
	const option = rules.ExclusiveAddrUse
	if !slices.ContainsFunc(callers, func(c rules.Caller) bool { return c.Option == option }) {
		return
	}
	switch p.Exclusive {
	case rules.Never:
		fmt.Fprintf(b, "\n%s does not have %s: setting it fails, and the socket is bound as with %s.\n", p.Name, option, rules.Default)
	case rules.AdministratorsFromSP4, rules.Administrators, rules.EveryoneFromSP2:
		fmt.Fprintf(b, "\nWho can set %s on %s: %s.\n", option, p.Name, p.Exclusive)
	case rules.Always:
	}
}

func outcomeText(o rules.Outcome) string {
	if o == rules.Success {
		return o.String()
	}
	return fmt.Sprintf("%s (%d)", o, o.Code())
}

func user(same bool) string {
	if same {
		return "same user"
	}
	return "different user"
}

func platformText(p rules.Platform) string {
	return fmt.Sprintf("%s (%s)", p.Name, p.Regime())
}

// columns aligns the lines' fields, two spaces apart, without a last newline.
func columns(lines [][]string) string {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	for _, line := range lines {
		w.AppendRow(cells(line))
	}
	return w.Render()
}
