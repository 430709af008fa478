package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/outfile"
	"github.com/sockvet/sockvet/internal/report"
)

// outputFlags say which reports are written, and where.
type outputFlags struct {
	format string // of the report on stdout
	color  colorMode
	files  []string // FORMAT=PATH
}

func (o *outputFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "format of the report on stdout: "+strings.Join(report.FormatNames(), ", "))
	f.StringArrayVar(&o.files, "output", nil, "also write a report to a file, as `FORMAT=PATH`; may be repeated")
	o.color.add(cmd)
	complete(cmd, "format", report.FormatNames())
}

// An output is one report that a run writes.
type output struct {
	format report.Format
	path   string // empty for stdout
}

type outputs []output

// parse returns the reports to write, to files as seen from dir. That on stdout
// has the look that suits it, and with verbose all there is to see.
func (o *outputFlags) parse(stdout io.Writer, dir string, verbose bool) (outputs, error) {
	format, err := report.ParseFormat(o.format)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	if _, ok := format.(report.Text); ok {
		color := o.color.on(stdout)
		format = report.Text{Color: color, Excerpt: color || verbose, Related: verbose}
	}
	out := outputs{{format: format}}
	for _, arg := range o.files {
		file, err := parseOutput(arg, dir)
		if err != nil {
			return nil, fmt.Errorf("--output %s: %w", arg, err)
		}
		out = append(out, file)
	}
	return out, nil
}

// parseOutput reads FORMAT=PATH. A path that can't be one of a file is refused
// before any work is done.
func parseOutput(arg, dir string) (output, error) {
	name, path, ok := strings.Cut(arg, "=")
	switch {
	case !ok, path == "":
		return output{}, errors.New("want FORMAT=PATH, for example sarif=sockvet.sarif")
	case path == "-":
		return output{}, fmt.Errorf("that on stdout is chosen by --format %s (./- is a file)", name)
	}
	format, err := report.ParseFormat(name)
	if err != nil {
		return output{}, err
	}
	file := inDir(dir, path)
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return output{}, errors.New("it is a directory")
	}
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return output{}, err
	}
	return output{format: format, path: path}, nil
}

// write writes the reports, that on stdout last: what a pipe on stdout does
// can't keep the files from being written. A stream has written what it has
// there already.
func (o outputs) write(stdout io.Writer, rep *report.Report, stream *stream) error {
	for _, out := range o[1:] {
		err := outfile.Write(inDir(rep.Dir, out.path), func(w io.Writer) error { return out.format.Write(w, rep) })
		if err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	if stream != nil {
		return stream.end(rep)
	}
	if err := o[0].format.Write(stdout, rep); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// inDir returns the file that a path means to a command that was started in
// dir.
func inDir(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}
