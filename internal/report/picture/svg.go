package picture

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"github.com/sockvet/sockvet/rules"
)

// SVG draws one document: before above after, the same user left of different
// users, for a light or a dark page.
type SVG struct{}

// Sizes in pixels.
const (
	optionX   = 4 // the first caller's option, then its scope, then the cells
	scopeX    = 156
	gridX     = 216
	gridY     = 56 // below caption and two lines of heads
	cellSize  = 40
	rowHeight = 26

	PanelWidth  = gridX + 6*cellSize + 4
	PanelHeight = gridY + 6*rowHeight + 8

	gap        = 24
	legendLine = 22
)

// Style is for the page that has panels in it, or for the document.
const Style = `.grid text { font: 11px system-ui, sans-serif; fill: var(--ink) }
.grid .caption { font-size: 13px; font-weight: 600 }
.grid .head, .grid .sign { text-anchor: middle }
.grid .sign { font-size: 12px; font-weight: 600 }
.grid rect { stroke: var(--line); fill: none }
.grid .lit { fill: var(--lit); stroke: none }
.grid .victim { font-weight: 700 }
.grid .interface { fill: var(--interface) } .grid .share { fill: var(--share) } .grid .all { fill: var(--all) }
.grid .beside { fill: var(--beside) } .grid .kept { fill: var(--kept) }
.grid .refused, .grid .success { fill: var(--cell) }
.grid .interface + text, .grid .share + text, .grid .all + text { fill: #fff }
.grid .beside + text, .grid .kept + text { fill: #1f2328 }
.grid .refused + text, .grid .success + text { fill: var(--faint); font-weight: 400 }
`

// Colors are the variables that [Style] uses, on a light and on a dark page.
const (
	LightColors = "--ink: #1f2328; --faint: #656d76; --line: #8c959f; --cell: #ffffff; --lit: #fff3c4; " +
		"--interface: #cf222e; --share: #8250df; --all: #82071e; --beside: #ffd33d; --kept: #aceebb;"
	DarkColors = "--ink: #e6edf3; --faint: #8d96a0; --line: #6e7681; --cell: #161b22; --lit: #3a2f05; " +
		"--interface: #da3633; --share: #8957e5; --all: #8e1519; --beside: #d4a72c; --kept: #3fb950;"
)

// Write draws the picture.
func (SVG) Write(w io.Writer, p Picture) error {
	var b bytes.Buffer
	keys := p.Keys()
	rows := (len(p.Panels) + 1) / 2
	width := 2*PanelWidth + gap
	height := rows*(PanelHeight+gap) + len(keys)*legendLine
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="grid" role="img" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d">`+"\n", width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<style>\n.grid { %s }\n@media (prefers-color-scheme: dark) { .grid { %s } }\n%s</style>\n",
		html.EscapeString(p.Caption()), LightColors, DarkColors, Style)
	for i, panel := range p.Panels {
		fmt.Fprintf(&b, `<g transform="translate(%d %d)">`+"\n", i%2*(PanelWidth+gap), i/2*(PanelHeight+gap))
		b.WriteString(panel.SVG())
		b.WriteString("</g>\n")
	}
	for i, key := range keys {
		y := rows*(PanelHeight+gap) + i*legendLine
		fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%d" width="24" height="16"/>`, key.Kind, optionX, y)
		text(&b, "sign", optionX+12, y+12, key.Sign)
		text(&b, "", optionX+32, y+12, key.Meaning)
	}
	b.WriteString("</svg>\n")
	_, err := b.WriteTo(w)
	return err
}

// SVG returns the elements of a panel, for an svg element of the class grid
// that is [PanelWidth] by [PanelHeight] large.
func (p Panel) SVG() string {
	var b bytes.Buffer
	text(&b, "caption", optionX, 14, p.Caption())
	for i, option := range rules.Options() {
		text(&b, "head", gridX+(2*i+1)*cellSize, 32, shortName(option))
		text(&b, "head", gridX+2*i*cellSize+cellSize/2, 48, shortScope(rules.Wildcard))
		text(&b, "head", gridX+(2*i+1)*cellSize+cellSize/2, 48, shortScope(rules.Specific))
	}
	text(&b, "", optionX, 48, "first caller ↓ second →")
	for i, row := range p.Rows {
		y := gridY + i*rowHeight
		class := ""
		if row.Victim {
			class = "victim"
			fmt.Fprintf(&b, `<rect class="lit" x="0" y="%d" width="%d" height="%d"/>`+"\n", y, gridX, rowHeight)
		}
		text(&b, class, optionX, y+17, row.First.Option.InArticle())
		text(&b, class, scopeX, y+17, row.First.Scope.String())
		for j, cell := range row.Cells {
			x := gridX + j*cellSize
			fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`, cell.Kind(), x, y, cellSize, rowHeight)
			text(&b, "sign", x+cellSize/2, y+17, cell.Sign())
		}
	}
	return b.String()
}

// shortName leaves out what the row heads spell in full.
func shortName(o rules.Option) string {
	switch o {
	case rules.Default:
		return "default"
	case rules.ReuseAddr:
		return "REUSE"
	case rules.ExclusiveAddrUse:
		return "EXCLUSIVE"
	}
	return o.String()
}

func shortScope(s rules.Scope) string {
	switch s {
	case rules.Wildcard:
		return "wild"
	case rules.Specific:
		return "spec"
	}
	return s.String()
}

func text(b *bytes.Buffer, class string, x, y int, s string) {
	if class != "" {
		class = fmt.Sprintf(` class="%s"`, class)
	}
	fmt.Fprintf(b, `<text%s x="%d" y="%d">%s</text>`+"\n", class, x, y, html.EscapeString(s))
}
