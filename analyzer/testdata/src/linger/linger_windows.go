package linger

import (
	"syscall"

	"golang.org/x/sys/windows"
)

func raw(s syscall.Handle, w windows.Handle) {
	syscall.SetsockoptLinger(s, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1})             // want `warning linger: SO_LINGER of 0 s`
	syscall.SetsockoptLinger(s, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1, Linger: 20}) // want `warning linger: SO_LINGER of 20 s`
	syscall.SetsockoptLinger(s, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{})
	syscall.SetsockoptLinger(s, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 0, Linger: 20})
	windows.SetsockoptLinger(w, windows.SOL_SOCKET, windows.SO_LINGER, &windows.Linger{Onoff: 1, Linger: 21}) // want `warning linger: SO_LINGER of 21 s`
	l := syscall.Linger{Onoff: 1, Linger: 70_000}
	syscall.SetsockoptLinger(s, syscall.SOL_SOCKET, syscall.SO_LINGER, &l) // want `error linger: SO_LINGER of 70000 s`
}
