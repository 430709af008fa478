package binderror

import (
	"syscall"

	"github.com/pkg/errors"
)

func otherPackage(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) // want `bind-error: `
}
