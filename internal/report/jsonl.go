package report

import (
	"encoding/json"
	"io"
)

// JSONL writes one JSON object for each line, described in docs/json.md: the
// findings, what could not be analysed, and an end. A run can write the findings
// while it goes on.
type JSONL struct{}

// Write implements [Format].
func (f JSONL) Write(w io.Writer, r *Report) error {
	if err := f.WriteFindings(w, r); err != nil {
		return err
	}
	return f.WriteEnd(w, r)
}

// WriteFindings writes the findings of r, or those that r has so far.
func (JSONL) WriteFindings(w io.Writer, r *Report) error {
	enc := lineEncoder(w)
	for _, list := range [][]Finding{r.Findings, r.Suppressed} {
		for _, f := range list {
			if err := enc.Encode(lineFinding{"finding", findingJSON(r, f)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// WriteEnd writes what is known when all findings are.
func (JSONL) WriteEnd(w io.Writer, r *Report) error {
	enc := lineEncoder(w)
	for _, p := range r.Problems {
		if err := enc.Encode(lineProblem{"problem", problemJSON(p)}); err != nil {
			return err
		}
	}
	return enc.Encode(lineEnd{
		Type: "end", Version: SchemaVersion, Tool: r.Tool, Targets: list(r.Targets),
		Findings: len(r.Findings), Suppressed: len(r.Suppressed), Problems: len(r.Problems),
	})
}

func lineEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

type lineFinding struct {
	Type string `json:"type"`
	jsonFinding
}

type lineProblem struct {
	Type string `json:"type"`
	jsonProblem
}

type lineEnd struct {
	Type       string   `json:"type"`
	Version    int      `json:"version"`
	Tool       string   `json:"tool"`
	Targets    []string `json:"targets"`
	Findings   int      `json:"findings"`
	Suppressed int      `json:"suppressed"`
	Problems   int      `json:"problems"`
}
