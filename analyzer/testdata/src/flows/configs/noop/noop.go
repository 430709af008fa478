// Package noop has a Control function that does nothing, as for other systems.
package noop

import "syscall"

func Control(string, string, syscall.RawConn) error { return nil }
