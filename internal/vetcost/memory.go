package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// With toolVariable set, this program stands in for the vettool that the
// variable names: it runs that tool with its own arguments and notes the peak
// memory of the process in the folder that notesVariable names. The go command
// starts a process for each package, and tells of none how much it took.
const (
	toolVariable  = "VETCOST_TOOL"
	notesVariable = "VETCOST_NOTES"
)

// measureProcess runs the tool, notes its peak memory, and returns its exit
// code.
func measureProcess(tool string, args []string) int {
	cmd := exec.Command(tool, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed {
		fmt.Fprintln(os.Stderr, "vetcost:", err)
		return 2
	}
	if err := leaveNote(os.Getenv(notesVariable), peakMemory(cmd.ProcessState)); err != nil {
		fmt.Fprintln(os.Stderr, "vetcost:", err)
		return 2
	}
	return cmd.ProcessState.ExitCode()
}

// leaveNote writes a peak into a new file of the folder.
func leaveNote(dir string, peak int64) (err error) {
	note, err := os.CreateTemp(dir, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, note.Close()) }()
	_, err = note.WriteString(strconv.FormatInt(peak, 10))
	return err
}

// reportMemory prints the peak memory of the largest vet process of each tool.
func (b *bench) reportMemory(ctx context.Context) error {
	var peaks [2]int64
	for i, pkg := range []string{noopPackage, sockvetPackage} {
		peak, err := b.peak(ctx, pkg)
		if err != nil {
			return fmt.Errorf("measure memory: %w", err)
		}
		peaks[i] = peak
	}
	if peaks[0] == 0 {
		fmt.Println("peak memory: not measured on this system")
		return nil
	}
	const mebi = 1 << 20
	fmt.Printf("peak memory of a vet process: noop %d MiB, sockvet %d MiB, ratio %.3f\n",
		peaks[0]/mebi, peaks[1]/mebi, float64(peaks[1])/float64(peaks[0]))
	return nil
}

// peak returns the most memory, in bytes, that a process of the tool took in
// one run over the module.
func (b *bench) peak(ctx context.Context, pkg string) (int64, error) {
	tool, err := b.build(ctx, pkg)
	if err != nil {
		return 0, err
	}
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	notes, err := os.MkdirTemp(b.bin, "notes-")
	if err != nil {
		return 0, err
	}
	if _, err := b.vet(ctx, self, toolVariable+"="+tool, notesVariable+"="+notes); err != nil {
		return 0, err
	}
	return largestNote(notes)
}

func largestNote(dir string) (int64, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	var largest int64
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return 0, err
		}
		peak, err := strconv.ParseInt(string(text), 10, 64)
		if err != nil {
			return 0, fmt.Errorf("read note %s: %w", entry.Name(), err)
		}
		largest = max(largest, peak)
	}
	if len(entries) == 0 {
		return 0, errors.New("no process left a note")
	}
	return largest, nil
}
