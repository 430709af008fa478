//go:build unix

package outfile

import (
	"io/fs"
	"os"
	"syscall"
)

// shared reports whether a file has more names than one, which a new file in its
// place would part.
func shared(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink > 1
}

// own gives a file the owner and the group of another.
func own(f *os.File, info fs.FileInfo) error {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	return f.Chown(int(stat.Uid), int(stat.Gid))
}
