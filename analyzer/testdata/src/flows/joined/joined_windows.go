// Package joined uses packages that set SO_REUSEADDR through a configuration which one
// function makes and another listens with: it is reported where it is set, and not at each
// use as well.
package joined

import (
	"context"

	"flows/joined/sharing"
)

func share() {
	s := sharing.New()
	s.Listen(context.Background())
}
