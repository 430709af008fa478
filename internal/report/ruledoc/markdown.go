package ruledoc

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/sockvet/sockvet/internal/report/picture"
	"github.com/sockvet/sockvet/internal/report/tables"
	"github.com/sockvet/sockvet/rules"
)

// A Page is a generated file of the documentation.
type Page struct {
	Path string // slash-separated, below docs
	Text []byte
}

// Pages returns a page for each rule, one that lists them, and pictures: of the
// tables that hold where Go programs run, and of who can take the traffic of the
// sockets that the rules are about.
func Pages(catalogue []rules.Rule) []Page {
	pages := []Page{
		{Path: "tables.svg", Text: tablesPicture()},
		{Path: "default-wildcard.svg", Text: socketPicture(rules.Default)},
		{Path: "reuseaddr-wildcard.svg", Text: socketPicture(rules.ReuseAddr)},
		{Path: "rules/README.md", Text: index(catalogue)},
	}
	for _, r := range catalogue {
		pages = append(pages, Page{Path: "rules/" + r.Name + ".md", Text: Markdown(r)})
	}
	return pages
}

func socketPicture(option rules.Option) []byte {
	var b bytes.Buffer
	victim := rules.Caller{Option: option, Scope: rules.Wildcard}
	if err := (picture.SVG{}).Write(&b, picture.New(rules.GoPlatforms()[0], victim)); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return b.Bytes()
}

func tablesPicture() []byte {
	var b bytes.Buffer
	draw(&b, tables.SVG{}, 3, 4)
	return b.Bytes()
}

func draw(b *bytes.Buffer, format tables.Format, numbers ...int) {
	if err := format.Write(b, tables.ByNumber(numbers...)); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
}

func index(catalogue []rules.Rule) []byte {
	var b bytes.Buffer
	b.WriteString(notice)
	fmt.Fprintf(&b, "# The rules of sockvet\n\n%s", Table(catalogue, ""))
	b.WriteString("\nWho can take the traffic of a listener on all interfaces, and what SO_EXCLUSIVEADDRUSE changes:\n\n" +
		"![A socket bound as default/wildcard](../default-wildcard.svg)\n\n" +
		"The same for one that sets SO_REUSEADDR:\n\n" +
		"![A socket bound as SO_REUSEADDR/wildcard](../reuseaddr-wildcard.svg)\n")
	return b.Bytes()
}

// Table lists the rules as a table in Markdown, with links to their pages, which
// are in the folder that prefix leads to.
func Table(catalogue []rules.Rule, prefix string) string {
	var b strings.Builder
	b.WriteString("| rule | level | what it finds |\n| --- | --- | --- |\n")
	for _, r := range catalogue {
		fmt.Fprintf(&b, "| [`%s`](%s%s.md) | %s | %s |\n", r.Name, prefix, r.Name, levelOf(r), r.Summary)
	}
	return b.String()
}

// notice keeps people from editing what the next run overwrites.
const notice = "<!-- Generated from the rule catalogue by go generate ./internal/report/ruledoc. -->\n\n"

// Markdown returns the page of a rule.
func Markdown(r rules.Rule) []byte {
	return append([]byte(notice), Help(r)...)
}

// Help is the page of a rule as others show it.
func Help(r rules.Rule) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# `%s`: %s\n\n", r.Name, r.Title)
	fmt.Fprintf(&b, "Finds %s.\n\n", r.Summary)
	fmt.Fprintf(&b, "- Level: %s\n", levelOf(r))
	if r.Section != "" {
		fmt.Fprintf(&b, "- Article: %s\n", section(r))
	}
	if r.CWE != "" {
		fmt.Fprintf(&b, "- Weakness: [%s](%s)\n", r.CWE, CWEURL(r.CWE))
	}
	for _, p := range r.Paragraphs() {
		fmt.Fprintf(&b, "\n%s\n", escape(p))
	}
	fmt.Fprintf(&b, "\n## Bad\n\n```go\n%s```\n\n## Good\n\n```go\n%s```\n", r.Bad, r.Good)
	if len(r.Tables) > 0 {
		b.WriteString("\n## What the article's tables say\n\n")
		draw(&b, tables.Markdown{}, r.Tables...)
	}
	return b.Bytes()
}

// escape keeps plain text plain: *net.TCPConn is no list. The underscores
// inside words are plain in GitHub's markdown.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `<`, `&lt;`, "`", "\\`").Replace(s)
}
