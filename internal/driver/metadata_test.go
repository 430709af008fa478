package driver

import (
	"os"
	"path/filepath"
	"testing"
)

// TestListProblemKind holds the classification against messages of go1.26.
func TestListProblemKind(t *testing.T) {
	for _, tt := range []struct {
		msg  string
		want ProblemKind
	}{
		{"build constraints exclude all Go files in /m/lin", NotForTarget},
		{"no Go files in /m/empty", NotForTarget},
		{"no non-test Go files in /m/tests", NotForTarget},
		{"no required module provides package example.com/x; to add it:\n\tgo get example.com/x", Missing},
		{"cannot find module providing package example.com/x: module lookup disabled by GOPROXY=off", Missing},
		{"package nosuch is not in std (/usr/local/go/src/nosuch)", Missing},
		{"stat /m/nothing: directory not found", Missing},
		{"pattern ./nothing/...: lstat ./nothing/: no such file or directory", Missing},
		{"example.com/x@v1.0.0: reading https://proxy.golang.org/example.com/x/@v/v1.0.0.zip: 403 Forbidden", Missing},
		{"example.com/x@v1.0.0: module lookup disabled by GOPROXY=off", Missing},
		{"found packages a (a.go) and b (b.go) in /m/two", LoadFailed},
		{"import cycle not allowed", LoadFailed},
		{"use of internal package example.com/x/internal/y not allowed", LoadFailed},
	} {
		if got := listProblemKind(tt.msg); got != tt.want {
			t.Errorf("%q is %v, want %v", tt.msg, got, tt.want)
		}
	}
}

// TestEmptyBuildCache: a listing doesn't index modules for listings to come where
// the go command has cached nothing, and does where it has.
func TestEmptyBuildCache(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(dir string) error
		want bool // an index
	}{
		{"none", func(string) error { return nil }, false},
		{"used", func(dir string) error { return os.WriteFile(filepath.Join(dir, "README"), nil, 0o666) }, true},
	} {
		dir := t.TempDir()
		if err := tt.make(dir); err != nil {
			t.Fatal(err)
		}
		cfg := toyConfig(write(t, prim+"-- a/a.go --\npackage a\n\nimport _ \"errors\"\n"))
		cfg.Env = append(cfg.Env, "GOCACHE="+dir)
		mustRun(t, cfg)
		cached, err := filepath.Glob(filepath.Join(dir, "*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(cached) > 0; got != tt.want {
			t.Errorf("%s: an index was made: %t, want %t", tt.name, got, tt.want)
		}
	}
}

// TestListingGOGC: the go command seldom collects its garbage while it lists, unless
// the user has said how often.
func TestListingGOGC(t *testing.T) {
	for _, tt := range []struct{ env, want string }{{"GOGC=", "800"}, {"GOGC=50", "50"}} {
		cfg := &Config{Env: []string{tt.env}}
		listing := &Config{Env: cfg.listConfig(t.Context(), "windows", 0).Env}
		if got := listing.getenv("GOGC"); got != tt.want {
			t.Errorf("with %s the go command gets GOGC=%s, want %s", tt.env, got, tt.want)
		}
	}
}
