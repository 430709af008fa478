package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// version describes the build: the module's version where there is one (as
// after go install module@version), else the commit, then the Go release.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	return describe(info)
}

// checksum returns the checksum of the module's source as go.sum and
// sum.golang.org have it, after a blank; empty for a build of a clone, which has
// none.
func checksum(info *debug.BuildInfo) string {
	if info == nil || info.Main.Sum == "" {
		return ""
	}
	return " " + info.Main.Sum
}

func describe(info *debug.BuildInfo) string {
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	settings := make(map[string]string)
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	rev := settings["vcs.revision"]
	if len(rev) >= 12 && !strings.Contains(v, rev[:12]) {
		v += " " + rev[:12]
		if settings["vcs.modified"] == "true" {
			v += "+dirty"
		}
	}
	return fmt.Sprintf("%s %s %s/%s", v, info.GoVersion, runtime.GOOS, runtime.GOARCH)
}
