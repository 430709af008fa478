package binderror

import (
	"errors"

	"golang.org/x/sys/windows"
)

func inUse(err error) bool {
	return errors.Is(err, windows.WSAEADDRINUSE) || errors.Is(err, windows.WSAEACCES)
}

func inUseOnly(err error) bool {
	return errors.Is(err, windows.WSAEADDRINUSE) // want `bind-error: WSAEADDRINUSE is handled and WSAEACCES is not`
}
