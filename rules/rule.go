package rules

import (
	"strings"
	"sync"
)

// A Rule is an entry of the catalogue: all that a user reads about a rule,
// wherever it is read, comes from here.
type Rule struct {
	Name    string // as in diagnostics, settings and ignore comments
	Level   Level  // the usual level of its findings
	Varies  string // when the level is another one, or that the rule is off; empty if neither
	Default bool   // on unless turned off

	Title   string // what is wrong, in a few words
	Summary string // what the rule finds, in one line

	// Explanation is plain text: paragraphs of wrapped lines with an empty
	// line between them. See [Rule.Paragraphs].
	Explanation string

	// Bad and Good are complete Go source files of package main that
	// compile for Windows. Bad has the finding, Good has none.
	Bad, Good string

	Section string // heading of the article's section; empty where the rule is not about sockets
	Tables  []int  // numbers of the article's tables that the rule stands on
	CWE     string // as in "CWE-605"; empty where none fits
}

// Catalogue returns the rules in the order in which they are documented.
func Catalogue() []Rule {
	return []Rule{
		exclusiveRule(),
		clientPortRule(),
		reuseAddrRule(),
		lingerRule(),
		optionOrderRule(),
		optionConflictRule(),
		optionUncheckedRule(),
		optionValueRule(),
		dualStackRule(),
		bindErrorRule(),
		gracefulCloseRule(),
		suppressionRule(),
	}
}

// catalogue is what rules are looked up in. Their texts are long.
var catalogue = sync.OnceValue(Catalogue)

// RuleByName returns the rule of that name, and whether there is one.
func RuleByName(name string) (Rule, bool) {
	for _, r := range catalogue() {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// URL returns the web address of the rule's page.
func (r Rule) URL() string {
	return "https://github.com/sockvet/sockvet/blob/main/docs/rules/" + r.Name + ".md"
}

// Paragraphs returns the paragraphs of the explanation, each as one line.
func (r Rule) Paragraphs() []string {
	var paragraphs []string
	for p := range strings.SplitSeq(r.Explanation, "\n\n") {
		paragraphs = append(paragraphs, strings.Join(strings.Fields(p), " "))
	}
	return paragraphs
}

// multipleBinds is "Multiple Binds to the Same Port".
const multipleBinds = "CWE-605"

// text strips the newlines that keep a raw string literal readable.
func text(s string) string {
	return strings.TrimSpace(s)
}

// source is text for a Go file, which ends in a newline.
func source(s string) string {
	return text(s) + "\n"
}
