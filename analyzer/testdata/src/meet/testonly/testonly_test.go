package testonly

import "testing"

var inTest = Config{Addr: ":7906"}

func TestListen(t *testing.T) {
	if _, err := inTest.Listen(); err != nil {
		t.Fatal(err)
	}
}
