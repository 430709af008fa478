//go:build !unix

package driver

import "os"

// openSource opens a file of source.
func openSource(name string) (*os.File, error) { return os.Open(name) }
