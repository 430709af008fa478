package picture

import (
	"bytes"
	"fmt"
	"html"
	"io"
)

// HTML is a figure for a page, with what the picture shows in words.
type HTML struct{}

// Write draws the picture.
func (HTML) Write(w io.Writer, p Picture) error {
	var b bytes.Buffer
	b.WriteString("<figure>\n")
	if err := (SVG{}).Write(&b, p); err != nil {
		return err
	}
	fmt.Fprintf(&b, "<figcaption>%s\n<ul>\n", html.EscapeString(p.Caption()))
	for _, panel := range p.Panels {
		fmt.Fprintf(&b, "<li>%s: %s</li>\n", html.EscapeString(panel.Caption()), html.EscapeString(panel.Summary()))
	}
	b.WriteString("</ul>\n</figcaption>\n</figure>\n")
	_, err := b.WriteTo(w)
	return err
}
