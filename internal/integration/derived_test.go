package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBindsIn(t *testing.T) {
	got := bindsIn(`bind "tcp" $1 if a; setsockopt 1 2=3; bind "tcp" $0; client bind "udp" ":1"; bind "tcp" $1 if !(a); #0 = socket`)
	if diff := cmp.Diff([]string{`bind "tcp" $0`, `bind "tcp" $1`}, got); diff != "" {
		t.Errorf("binds (-want +got):\n%s", diff)
	}
}

func TestCompareDerived(t *testing.T) {
	err := compareDerived([]string{
		`crypto/tls.Listen: bind $0 $1 if !(==($2, nil)); #0 = socket (0123abcdef45)`,
		`net/http.ListenAndServe: bind "tcp" $0 (0123abcdef45)`,
	})
	if err == nil {
		t.Fatal("nothing is wrong with a bind that has no default and with frameworks that are missing")
	}
	text := err.Error()
	if strings.Contains(text, "crypto/tls.Listen") {
		t.Errorf("crypto/tls.Listen is as it should be:\n%s", text)
	}
	for _, name := range []string{"net/http.ListenAndServe:", "(*github.com/gin-gonic/gin.Engine).Run:"} {
		if !strings.Contains(text, "derived of "+name) {
			t.Errorf("%s is not told of:\n%s", name, text)
		}
	}
}
