//go:build unix

package driver

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openSource opens a file of source. [os.Open] would find out first, in five system calls,
// that such a file can't be polled: as many as all the rest that reading it takes.
func openSource(name string) (*os.File, error) {
	for {
		fd, err := syscall.Open(name, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		switch {
		case err == nil:
			return os.NewFile(uintptr(fd), name), nil
		case !errors.Is(err, syscall.EINTR):
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
	}
}
