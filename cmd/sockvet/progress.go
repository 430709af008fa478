package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"github.com/sockvet/sockvet/internal/driver"
)

const (
	progressDelay = time.Second            // a run that is over sooner shows nothing
	progressEvery = 100 * time.Millisecond // and then no more often than an eye follows
)

// eraseLine returns to the start of a terminal's line and empties it.
const eraseLine = "\r\x1b[K"

// A progress shows on one line of a terminal how far a run has come.
type progress struct {
	latest atomic.Pointer[driver.Progress]
	quit   chan struct{} // nil if nothing is shown
	gone   chan struct{}
}

// startProgress shows progress on stderr if that is a terminal.
func startProgress(stderr io.Writer) *progress {
	p := &progress{}
	f, ok := stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return p
	}
	p.quit, p.gone = make(chan struct{}), make(chan struct{})
	go p.show(f)
	return p
}

func (p *progress) update(now driver.Progress) { p.latest.Store(&now) }

// stop removes the line, so that what follows starts on an empty one.
func (p *progress) stop() {
	if p.quit == nil {
		return
	}
	close(p.quit)
	<-p.gone
}

func (p *progress) show(w io.Writer) {
	defer close(p.gone)
	next := time.After(progressDelay)
	shown := false
	for {
		select {
		case <-p.quit:
			if shown {
				fmt.Fprint(w, eraseLine)
			}
			return
		case <-next:
			next = time.After(progressEvery)
		}
		if now := p.latest.Load(); now != nil {
			fmt.Fprint(w, eraseLine, progressText(*now))
			shown = true
		}
	}
}

// progressText is for example "analysing packages: 120 of 1026".
func progressText(p driver.Progress) string {
	if p.Total == 0 {
		return p.Phase.String()
	}
	return fmt.Sprintf("%s: %d of %d", p.Phase, p.Done, p.Total)
}
