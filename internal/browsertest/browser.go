package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A browser is a running Chromium with one tab.
type browser struct {
	ctx         context.Context
	stop        func()
	screenshots string // folder, empty for none
	shots       int

	mu     sync.Mutex
	faults []string // what the browser has to complain of
}

type action = chromedp.Action[chromedp.Void]

func start(ctx context.Context, program, dir, screenshots string) (*browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
	)
	b := &browser{screenshots: screenshots}
	ctx, stopAll := chromedp.NewExecAllocator(ctx, options...)
	ctx, stopTab := chromedp.NewContext(ctx,
		chromedp.WithListener(b.listen),
		chromedp.WithErrorf(func(string, ...any) {})) // events that are newer than the library
	b.ctx, b.stop = ctx, func() { stopTab(); stopAll() }
	if err := b.run(chromedp.Navigate("about:blank")); err != nil {
		b.stop()
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	if screenshots != "" {
		if err := os.MkdirAll(screenshots, 0o755); err != nil {
			b.stop()
			return nil, err
		}
	}
	return b, nil
}

func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, event.ExceptionDetails.Text)
	case *log.EventEntryAdded: // violations of the page's policy among them
		b.faults = append(b.faults, event.Entry.Text)
	}
}

// check loads a page, as it looks at first, and looks at it. That the page asks
// for nothing and the browser complains of nothing is part of every check.
func (b *browser) check(name, page string, do func(*browser, string) error) error {
	if err := b.run(
		prefer("light"),
		chromedp.EmulateViewport(1100, 900),
		chromedp.Navigate("file://"+page),
	); err != nil {
		return fmt.Errorf("%s: load: %w", name, err)
	}
	if err := do(b, name); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := expect(b, `performance.getEntriesByType("resource").map((e) => e.name).join()`, ""); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.faults) > 0 {
		return fmt.Errorf("%s: the browser complains: %q", name, b.faults)
	}
	fmt.Printf("ok: %s\n", name)
	return nil
}

func (b *browser) run(actions ...action) error {
	for _, a := range actions {
		if _, err := chromedp.Run(b.ctx, a); err != nil {
			return err
		}
	}
	return nil
}

// prefer makes the page think that its reader has chosen light or dark.
func prefer(scheme string) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	})
}

// script runs in the page.
func script(text string) action {
	run := chromedp.Evaluate[bool](text + "; true")
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := run(ctx, t)
		return err
	})
}

// expect evaluates an expression in the page and compares.
func expect[T comparable](b *browser, expression string, want T) error {
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		return fmt.Errorf("%s: %w", expression, err)
	}
	if got != want {
		return fmt.Errorf("%s is %v, want %v", expression, got, want)
	}
	return nil
}

// shoot keeps a picture of what the window shows.
func (b *browser) shoot(name string) error {
	if b.screenshots == "" {
		return nil
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	b.shots++
	file := fmt.Sprintf("%02d-%s.png", b.shots, strings.ReplaceAll(name, " ", "-"))
	return os.WriteFile(filepath.Join(b.screenshots, file), png, 0o644)
}
