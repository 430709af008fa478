package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestDescribe(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, test := range []struct {
		name, version, revision, modified string
		want                              string
	}{
		{"installed", "v1.2.3", "", "", "v1.2.3 go1.26.0"},
		{"built in a clone", "v0.0.0-20260102030405-0123456789ab", commit, "false", "v0.0.0-20260102030405-0123456789ab go1.26.0"},
		{"without a version", "(devel)", commit, "false", "(devel) 0123456789ab go1.26.0"},
		{"changed", "(devel)", commit, "true", "(devel) 0123456789ab+dirty go1.26.0"},
		{"nothing known", "", "", "", "(devel) go1.26.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			info := &debug.BuildInfo{GoVersion: "go1.26.0"}
			info.Main.Version = test.version
			info.Settings = []debug.BuildSetting{
				{Key: "vcs.revision", Value: test.revision},
				{Key: "vcs.modified", Value: test.modified},
			}
			want := test.want + " " + runtime.GOOS + "/" + runtime.GOARCH
			if got := describe(info); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestChecksum(t *testing.T) {
	installed := &debug.BuildInfo{}
	installed.Main.Sum = "h1:abc="
	for _, test := range []struct {
		info *debug.BuildInfo
		want string
	}{{installed, " h1:abc="}, {new(debug.BuildInfo), ""}, {nil, ""}} {
		if got := checksum(test.info); got != test.want {
			t.Errorf("checksum of %+v is %q, want %q", test.info, got, test.want)
		}
	}
}
