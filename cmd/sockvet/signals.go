package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// An interruption is the signal that ended a run.
type interruption struct{ syscall.Signal }

func (i interruption) Error() string { return i.String() }

// untilSignal returns a context that a signal to end the process ends, so that
// nothing is left lying about. A second signal ends the process at once, unless
// it comes together with the first: a terminal and a parent may both send one.
func untilSignal(ctx context.Context) context.Context {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, ends...)
	go func() {
		sig, _ := (<-signals).(syscall.Signal)
		cancel(interruption{sig})
		time.Sleep(time.Second)
		signal.Reset(ends...)
	}()
	return ctx
}

// exitInterrupted returns the exit code of a run that was interrupted, as shells
// report it.
func exitInterrupted(ctx context.Context) int {
	by := interruption{syscall.SIGINT}
	errors.As(context.Cause(ctx), &by)
	return 128 + int(by.Signal)
}
