package tables

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"github.com/sockvet/sockvet/rules"
)

// SVG draws Tables 2 to 4 below each other for a document, on a light or a
// dark page. A second caller that succeeds stands out.
type SVG struct{}

// Sizes in pixels.
const (
	cellWidth  = 90
	cellHeight = 26
	optionLeft = 8 // the first caller's option, then its scope, then the cells
	scopeLeft  = 190
	gridLeft   = 264
	headHeight = 92 // caption and two lines of heads
	gridHeight = headHeight + 6*cellHeight + 24
	svgWidth   = gridLeft + 6*cellWidth + 2
)

const svgStyle = `<style>
text { font: 12px system-ui, sans-serif; fill: #24292f }
.caption { font-size: 15px; font-weight: 600 }
.head { font-weight: 600 }
.mid { text-anchor: middle }
rect { stroke: #8c959f; stroke-width: 1 }
.refused { fill: #ffffff }
.success { fill: #d1242f }
.success + text { fill: #ffffff; font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.refused { fill: #161b22 }
.success { fill: #b62324 }
}
</style>
`

// Write implements [Format].
func (SVG) Write(w io.Writer, tables []rules.Table) error {
	var b bytes.Buffer
	binds := withBinds(tables)
	height := len(binds) * gridHeight
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d">`+"\n", svgWidth, height)
	b.WriteString("<title>What becomes of a second caller's bind</title>\n" + svgStyle)
	for i, t := range binds {
		drawGrid(&b, t, i*gridHeight)
	}
	b.WriteString("</svg>\n")
	_, err := b.WriteTo(w)
	return err
}

// withBinds leaves out Table 1, which has no grid.
func withBinds(tables []rules.Table) []rules.Table {
	var found []rules.Table
	for _, t := range tables {
		if t.Rows != nil {
			found = append(found, t)
		}
	}
	return found
}

func drawGrid(b *bytes.Buffer, t rules.Table, top int) {
	label(b, "caption", optionLeft, top+22, t.Caption())
	label(b, "head", optionLeft, top+headHeight-10, "First caller")
	for column, second := range rules.Callers() {
		middle := gridLeft + column*cellWidth + cellWidth/2
		if second.Scope == rules.Wildcard {
			label(b, "head mid", middle+cellWidth/2, top+headHeight-30, second.Option.InArticle())
		}
		label(b, "head mid", middle, top+headHeight-10, second.Scope.InArticle())
	}
	label(b, "head mid", gridLeft+3*cellWidth, top+headHeight-50, "Second caller")
	for i, row := range t.Rows {
		drawRow(b, row, top+headHeight+i*cellHeight)
	}
}

func drawRow(b *bytes.Buffer, row rules.Row, top int) {
	baseline := top + cellHeight - 9
	label(b, "head", optionLeft, baseline, row.First.Option.InArticle())
	label(b, "head", scopeLeft, baseline, row.First.Scope.InArticle())
	for column, outcome := range row.Second {
		class := "refused"
		if outcome == rules.Success {
			class = "success"
		}
		left := gridLeft + column*cellWidth
		fmt.Fprintf(b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`, class, left, top, cellWidth, cellHeight)
		label(b, "mid", left+cellWidth/2, baseline, outcome.InArticle())
	}
}

func label(b *bytes.Buffer, class string, x, y int, text string) {
	fmt.Fprintf(b, `<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, html.EscapeString(text))
}
