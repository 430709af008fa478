package driver

import "testing"

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
