package binderror

import (
	"runtime"
	"testing"
)

// What a test asks for the system says nothing of the package.
func TestSystem(t *testing.T) {
	if runtime.GOOS == "plan9" && others(nil) {
		t.Fail()
	}
}
