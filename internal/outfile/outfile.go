// Package outfile writes files that others may read meanwhile, and leaves what a
// name stands for as it is: a link stays one, and so does a device.
package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Write makes what content writes the text of a file. Whoever reads it reads what
// was there before until all is written, wherever the file can be replaced by a
// new one with the same owner and rights. A link, a device or a pipe is written
// to as it is, and so is a file of several names.
func Write(name string, content func(io.Writer) error) error {
	switch old, err := os.Lstat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return replace(name, nil, content)
	case err != nil:
		return err
	case old.Mode().IsRegular() && !shared(old):
		return replace(name, old, content)
	}
	return overwrite(name, content)
}

// replace puts a new file in place of the old one, nil if there is none. A new
// one has the rights that the process gives to its files.
func replace(name string, old fs.FileInfo, content func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	if old != nil {
		mode = 0o600 // until it has those of the old one
		if err := mayWrite(name); err != nil {
			return err
		}
	}
	f, err := beside(name, mode)
	if err != nil {
		return overwrite(name, content) // the folder takes no new files, or is none
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	if old != nil {
		if err := errors.Join(own(f, old), f.Chmod(old.Mode())); err != nil {
			return errors.Join(f.Close(), overwrite(name, content))
		}
	}
	if err := errors.Join(content(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// mayWrite returns an error for a file that is not for this process to write,
// even if its folder would let it be replaced.
func mayWrite(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// beside makes a file in the same folder. Unlike [os.CreateTemp] it lets the
// process's umask have its say.
func beside(name string, mode fs.FileMode) (*os.File, error) {
	temp := fmt.Sprintf(".%s.%d", filepath.Base(name), rand.Uint64())
	return os.OpenFile(filepath.Join(filepath.Dir(name), temp), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

// overwrite writes to what the name stands for. It begins when there is all to
// write, and puts back the text of a file that it fails on.
func overwrite(name string, content func(io.Writer) error) error {
	var text bytes.Buffer
	if err := content(&text); err != nil {
		return err
	}
	var old []byte
	info, err := os.Stat(name)
	known := err == nil && info.Mode().IsRegular()
	if known {
		old, err = os.ReadFile(name)
		known = err == nil
	}
	err = os.WriteFile(name, text.Bytes(), 0o666)
	if err != nil && known && !errors.Is(err, fs.ErrPermission) {
		err = errors.Join(err, os.WriteFile(name, old, 0o666))
	}
	return err
}
