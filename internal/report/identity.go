package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/source"
)

// An Identity tells a finding from others by what the code says. It stays the
// same while lines move, files are renamed within the package, and gofmt
// changes its mind.
type Identity struct {
	Decl string // the declaration around the finding, as in "(*Server).Run"; may be empty
	Code string // the expression that it is about, or its line; see [source.File.Code]
	// Fingerprint is a hash of the rule, the package, Decl, Code and, where
	// all these are equal, of the place in the order of the source: 32
	// hexadecimal digits.
	Fingerprint string
}

// Identify fills in the Identity of each of the findings, which must be all
// that the run has found, hidden ones included, in the order of their places:
// hiding one must not change the fingerprint of the next.
func Identify(files *source.Files, findings []Finding) {
	seen := make(map[string]int)
	for i := range findings {
		f := &findings[i]
		file := files.Get(f.File)
		f.Decl = file.Enclosing(f.Line)
		f.Code = file.Code(source.Range{Line: f.Line, Column: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn})
		key := strings.Join([]string{f.Rule, f.Package, f.Decl, f.Code}, "\x00")
		f.Fingerprint = hash(key + "\x00" + strconv.Itoa(seen[key]))
		seen[key]++
	}
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

// Sort puts the findings in the order of their places.
func (r *Report) Sort() {
	slices.SortStableFunc(r.Findings, comparePlaces)
	slices.SortStableFunc(r.Suppressed, comparePlaces)
}

func comparePlaces(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}
