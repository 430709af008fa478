// Command browsertest reads HTML reports in a real browser, the way people do:
// on a screen, in the dark, on a phone, with the keyboard only. It needs a
// Chromium, and fails if a page is not what it should be.
//
//	go run ./internal/browsertest [--screenshots DIR] [--chromium PROGRAM]
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("browsertest: ")
	screenshots := flag.String("screenshots", "", "keep pictures of the pages in `DIR`")
	program := flag.String("chromium", "chromium", "the browser")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *program, *screenshots)
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

// timeout is far more than all takes.
const timeout = 3 * time.Minute

func run(ctx context.Context, program, screenshots string) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	dir, err := os.MkdirTemp("", "sockvet-browser-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	pages, err := writePages(ctx, dir)
	if err != nil {
		return err
	}
	b, err := start(ctx, program, dir, screenshots)
	if err != nil {
		return err
	}
	defer b.stop()
	for _, check := range []struct {
		name string
		page string
		do   func(*browser, string) error
	}{
		{"the filter", pages.plain, checkFilter},
		{"the keyboard", pages.plain, checkKeyboard},
		{"looks", pages.plain, checkLooks},
		{"hostile source", pages.hostile, checkInert},
		{"looks of hostile source", pages.hostile, checkLooks},
		{"nothing found", pages.empty, checkEmpty},
	} {
		if err := b.check(check.name, check.page, check.do); err != nil {
			return err
		}
	}
	return nil
}

type pages struct{ plain, hostile, empty string }

// writePages has the command itself write reports: about the examples, about a
// program that tries to get out of its page, and about one without findings.
func writePages(ctx context.Context, dir string) (pages, error) {
	p := pages{
		plain:   filepath.Join(dir, "plain.html"),
		hostile: filepath.Join(dir, "hostile.html"),
		empty:   filepath.Join(dir, "empty.html"),
	}
	sockvet := filepath.Join(dir, "sockvet")
	if err := command(ctx, "go", "build", "-o", sockvet, "./cmd/sockvet"); err != nil {
		return p, err
	}
	module := filepath.Join(dir, "module")
	if err := writeHostile(module); err != nil {
		return p, err
	}
	for page, from := range map[string][]string{
		p.plain:   {"-C", "examples"},
		p.hostile: {"-C", module},
		p.empty:   {"-C", "examples", "./safe"},
	} {
		args := append([]string{"--fail-on", "never", "--format", "json", "--output", "html=" + page}, from...)
		if err := command(ctx, sockvet, args...); err != nil {
			return p, err
		}
	}
	return p, nil
}

// writeHostile writes a module whose names and source are markup.
func writeHostile(dir string) error {
	const source = `package main

import "net"

// </script><script>window.pwned = 1</script> <img src=x onerror="window.pwned = 1"> ` + "\u202e \x1b[31m" + `
const addr = ":8080" // ]]> --> </pre></article><h1>pwned</h1> {{.}}

func main() {
	net.Listen("tcp", addr) /* <img src=x onerror="window.pwned = 1"> */
	net.Listen("tcp", "<img src=x onerror=pwned=1>:8081") // '"` + "`" + `
	net.Listen("tcp", ":8082") //sockvet:ignore exclusive <script>window.pwned = 1</script>
}
`
	for name, text := range map[string]string{
		"go.mod": "module example.com/hostile\n\ngo 1.26\n",
		`a"><img src=x onerror=pwned=1> & 'b'.go`: source,
	} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func command(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}
