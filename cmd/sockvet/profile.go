package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"

	"github.com/spf13/cobra"
)

// profileFlags name the files that a run's profiles go to; empty means none.
type profileFlags struct {
	cpu, mem, trace string
}

func addProfileFlags(cmd *cobra.Command, flags *profileFlags) {
	f := cmd.Flags()
	f.StringVar(&flags.cpu, "cpuprofile", "", "write a CPU profile of sockvet to `FILE`")
	f.StringVar(&flags.mem, "memprofile", "", "write a profile of sockvet's allocations to `FILE`")
	f.StringVar(&flags.trace, "trace", "", "write an execution trace of sockvet to `FILE`")
}

// start begins what the flags ask for, with files as seen from dir. The returned function ends it, and
// returns an error if a profile is not complete.
func (flags profileFlags) start(dir string) (stop func() error, err error) {
	var stops []func() error
	stop = func() error {
		var errs []error
		for _, s := range stops {
			errs = append(errs, s())
		}
		return errors.Join(errs...)
	}
	for _, p := range []struct {
		flag, file string
		begin      func(*os.File) (end func() error, err error)
	}{
		{"cpuprofile", flags.cpu, cpuProfile},
		{"trace", flags.trace, executionTrace},
		{"memprofile", flags.mem, memProfile},
	} {
		if p.file == "" {
			continue
		}
		end, err := intoFile(inDir(dir, p.file), p.begin)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("--%s: %w", p.flag, err), stop())
		}
		stops = append(stops, end)
	}
	return stop, nil
}

// profiled does the work under the profiles that the flags ask for.
func profiled(flags checkFlags, work func() error) error {
	stop, err := flags.profiles.start(flags.dir)
	if err != nil {
		return err
	}
	err = work()
	if stopErr := stop(); stopErr != nil {
		return fmt.Errorf("write profile: %w", stopErr)
	}
	return err
}

// intoFile begins a profile that goes to a new file, which its end closes.
func intoFile(name string, begin func(*os.File) (func() error, error)) (func() error, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	end, err := begin(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error { return errors.Join(end(), f.Close()) }, nil
}

func cpuProfile(f *os.File) (func() error, error) {
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() error { pprof.StopCPUProfile(); return nil }, nil
}

func executionTrace(f *os.File) (func() error, error) {
	if err := trace.Start(f); err != nil {
		return nil, err
	}
	return func() error { trace.Stop(); return nil }, nil
}

// memProfile writes what has been allocated since the process began, and
// what of it is still in use.
func memProfile(f *os.File) (func() error, error) {
	return func() error {
		runtime.GC() // what is in use is known as of the last collection
		return pprof.Lookup("allocs").WriteTo(f, 0)
	}, nil
}
