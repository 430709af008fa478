package main

import (
	"fmt"
	"math"
	"os"
	"path"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A row is what all tools took in one case on one module.
type row struct {
	module module.Version
	title  string
	runs   map[string]samples // by tool
}

// table returns the rows as a Markdown table, one for each case and module,
// below a line about the machine. The last column but one says how many times
// as long as sockvet the faster of the peers took.
func table(machine string, rows []row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s; medians of wall time\n\n", machine)
	b.WriteString("| module | case | sockvet | staticcheck " + peers[0].version + " | gosec " + peers[1].version +
		" | go vet -vettool | faster peer : sockvet | peak memory of sockvet, staticcheck, gosec |\n")
	b.WriteString("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, r := range rows {
		self, sc, gs, vet := r.runs["sockvet"], r.runs["staticcheck"], r.runs["gosec"], r.runs["go vet"]
		fmt.Fprintf(&b, "| %s | %s (%d runs) | %s | %s | %s | %s | %s | %s, %s, %s |\n",
			shortName(r.module), r.title, len(self), seconds(self), seconds(sc), seconds(gs), seconds(vet),
			timesFaster(self, sc, gs), megabytes(self), megabytes(sc), megabytes(gs))
	}
	return b.String()
}

func growthTable(name string, sizes []size) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Growth, sockvet alone, first run on parts of %s; medians\n\n", name)
	b.WriteString("| packages | source | time | time for each package | time for each MB | peak memory |\n")
	b.WriteString("| ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, s := range sizes {
		source := float64(s.source) / 1e6
		each := func(units float64) string { return fmt.Sprintf("%.1f ms", s.runs.wall().Seconds()*1e3/units) }
		fmt.Fprintf(&b, "| %d | %.0f MB | %s | %s | %s | %s |\n",
			s.packages, source, seconds(s.runs), each(float64(s.packages)), each(source), megabytes(s.runs))
	}
	return b.String()
}

// timesFaster returns how many times as long as self the faster of those
// took that have run.
func timesFaster(self samples, others ...samples) string {
	best := math.Inf(1)
	for _, s := range others {
		if len(s) > 0 {
			best = min(best, ratio(s, self))
		}
	}
	if math.IsInf(best, 1) {
		return "–"
	}
	return fmt.Sprintf("%.1f", best)
}

// shortName is for example "caddy v2.11.9".
func shortName(v module.Version) string {
	name := v.Path
	if major := path.Base(name); regexp.MustCompile(`^v\d+$`).MatchString(major) {
		name = path.Dir(name)
	}
	return path.Base(name) + " " + v.Version
}

func seconds(s samples) string {
	if len(s) == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f s", s.wall().Seconds())
}

func megabytes(s samples) string {
	if s.peak() == 0 {
		return "–"
	}
	return fmt.Sprintf("%d MB", s.peak()/1e6)
}

// machine describes where the figures come from, for example
// "linux/amd64, 2 CPUs (AMD EPYC), 24 GB, go1.26.8".
func machine() string {
	parts := []string{runtime.GOOS + "/" + runtime.GOARCH}
	cpus := strconv.Itoa(runtime.NumCPU()) + " CPUs"
	if name := field("/proc/cpuinfo", "model name"); name != "" {
		cpus += " (" + name + ")"
	}
	parts = append(parts, cpus)
	kb, _, _ := strings.Cut(field("/proc/meminfo", "MemTotal"), " ")
	if n, err := strconv.Atoi(kb); err == nil {
		parts = append(parts, fmt.Sprintf("%d GB", (n+(1<<19))>>20))
	}
	return strings.Join(append(parts, runtime.Version()), ", ")
}

// field returns a value of a file of "name: value" lines, "" where there is
// no such file or name: other systems have other ways.
func field(file, name string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
