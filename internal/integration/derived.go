package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/integration/facts"
)

// frameworks are modules that people serve with. sockvet knows none of them by
// name: what it says of their functions is derived from their source.
var frameworks = []string{
	"github.com/gin-gonic/gin@v1.12.0",
	"github.com/gliderlabs/ssh@v0.3.8",
	"github.com/go-kratos/kratos/v2@v2.8.3",
	"github.com/gofiber/fiber/v2@v2.52.15",
	"github.com/labstack/echo/v4@v4.16.0",
	"github.com/miekg/dns@v1.1.73",
	"github.com/quic-go/quic-go@v0.65.0",
	"github.com/valyala/fasthttp@v1.78.0",
}

// toldPackages are those whose facts are looked at.
var toldPackages = []string{
	"crypto/tls", "net/http", "net/http/httptest",
	"github.com/gin-gonic/gin",
	"github.com/gliderlabs/ssh",
	"github.com/go-kratos/kratos/v2/transport/grpc",
	"github.com/gofiber/fiber/v2",
	"github.com/labstack/echo/v4",
	"github.com/miekg/dns",
	"github.com/quic-go/quic-go",
	"github.com/valyala/fasthttp",
}

// derived says what functions bind, in the notation of facts and without the
// conditions. One without binds leaves its callers nothing to decide.
var derived = map[string][]string{
	"net/http.ListenAndServe":              {`bind "tcp" (==($0, "") ? ":http" : $0)`},
	"net/http.ListenAndServeTLS":           {`bind "tcp" (==($0, "") ? ":https" : $0)`},
	"(*net/http.Server).ListenAndServe":    {`bind "tcp" (==($0.Addr, "") ? ":http" : $0.Addr)`},
	"(*net/http.Server).ListenAndServeTLS": {`bind "tcp" (==($0.Addr, "") ? ":https" : $0.Addr)`},
	"crypto/tls.Listen":                    {`bind $0 $1`},
	"net/http/httptest.NewServer":          nil, // the system chooses the port
	"net/http/httptest.NewUnstartedServer": nil,

	"(*github.com/gin-gonic/gin.Engine).Run": {
		`bind "tcp" ((==(len($1), 0) ? false : ==($1[0], "")) ? ":http" : (==(len($1), 0) ? (!=(?os.Getenv("PORT"), "") ? concat(":", ?os.Getenv("PORT")) : ":8080") : $1[0]))`,
	},
	"(*github.com/gin-gonic/gin.Engine).RunTLS":                     {`bind "tcp" (==($1, "") ? ":https" : $1)`},
	"(*github.com/gin-gonic/gin.Engine).RunUnix":                    {`bind "unix" $1`},
	"github.com/gliderlabs/ssh.ListenAndServe":                      {`bind "tcp" (==($0, "") ? ":22" : $0)`},
	"(*github.com/gliderlabs/ssh.Server).ListenAndServe":            {`bind "tcp" (==($0.Addr, "") ? ":22" : $0.Addr)`},
	"(*github.com/go-kratos/kratos/v2/transport/grpc.Server).Start": {`bind $0.network $0.address`},
	"(*github.com/gofiber/fiber/v2.App).Listen":                     {`bind $0.config.Network $1`, `bind $0.config.Network $1 control func github.com/valyala/fasthttp/reuseport.init$1()`},
	"(*github.com/labstack/echo/v4.Echo).Start":                     {`bind $0.ListenerNetwork $1`},
	"(*github.com/labstack/echo/v4.Echo).StartTLS":                  {`bind $0.ListenerNetwork $1`},
	"(*github.com/labstack/echo/v4.Echo).StartServer":               {`bind $0.ListenerNetwork $1.Addr`},
	"github.com/miekg/dns.ListenAndServe":                           {`bind $1 (==($0, "") ? ":domain" : $0)`},
	"(*github.com/miekg/dns.Server).ListenAndServe":                 {`bind $0.Net (==($0.Addr, "") ? ":domain" : $0.Addr)`, `bind strings.TrimSuffix($0.Net, "-tls") (==($0.Addr, "") ? ":domain" : $0.Addr)`},
	"github.com/quic-go/quic-go.ListenAddr":                         {`bind "udp" concat(net.SplitHostPort($0), ":", net.SplitHostPort($0)#1)`},
	"github.com/quic-go/quic-go.ListenAddrEarly":                    {`bind "udp" concat(net.SplitHostPort($0), ":", net.SplitHostPort($0)#1)`},
	"github.com/valyala/fasthttp.ListenAndServe":                    {`bind "tcp4" $0`},
	"(*github.com/valyala/fasthttp.Server).ListenAndServeTLS":       {`bind "tcp4" $1`},
}

// checkDerived holds what sockvet derives from the standard library and from
// frameworks against what a reader of their source finds, and the facts of the
// command's driver against those of go vet.
func checkDerived(ctx context.Context, work string, vetFlags []string) error {
	dir, err := prepareFrameworks(ctx, work)
	if err != nil {
		return err
	}
	start := time.Now()
	result, err := driver.Run(ctx, driver.Config{
		Dir: dir, Env: module.Env(), Patterns: []string{"."}, Analyzer: facts.New(analyzer.DefaultSettings()),
	})
	if err != nil {
		return err
	}
	var told []string
	for _, f := range result.Findings {
		told = append(told, f.Message)
	}
	slices.Sort(told)
	fmt.Printf("derived: %d facts about %d packages in %.1fs\n", len(told), len(toldPackages), time.Since(start).Seconds())
	return errors.Join(compareDerived(told), factsOfVet(ctx, work, dir, vetFlags, told))
}

// ownConfig is a package of the module that imports the frameworks. It has a
// ledger, which other modules don't read.
const ownConfig = `package conf

import (
	"net"
	"net/http"
)

type Config struct {
	Addr, Admin string
	Port        int ` + "`default:\"8082\"`" + `
}

func Default() *Config { return &Config{Addr: ":8080", Admin: "localhost:8081"} }

func (c *Config) Serve() error { return http.ListenAndServe(c.Addr, nil) }

func (c *Config) Listen() (net.Listener, error) { return net.ListenTCP("tcp", &net.TCPAddr{Port: c.Port}) }
`

// prepareFrameworks returns the folder of a module with a package that imports
// the frameworks. It opens a socket, so that it is looked at closely.
func prepareFrameworks(ctx context.Context, work string) (string, error) {
	dir := filepath.Join(work, "frameworks")
	if err := os.MkdirAll(filepath.Join(dir, "conf"), 0o755); err != nil {
		return "", err
	}
	var mod strings.Builder
	mod.WriteString("module example.com/frameworks\n\ngo 1.26\n\n")
	for _, m := range frameworks {
		fmt.Fprintf(&mod, "require %s\n", strings.Replace(m, "@", " ", 1))
	}
	var source strings.Builder
	source.WriteString("package frameworks\n\nimport (\n\t\"net\"\n")
	for _, p := range toldPackages {
		fmt.Fprintf(&source, "\t_ %q\n", p)
	}
	source.WriteString("\t_ \"example.com/frameworks/conf\"\n)\n\nfunc Listen() (net.Listener, error) { return net.Listen(\"tcp\", \":0\") }\n")
	for name, text := range map[string]string{
		"go.mod": mod.String(), "frameworks.go": source.String(), "conf/conf.go": ownConfig,
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	// Listing the packages fetches what they need.
	list := exec.CommandContext(ctx, "go", "list", "-deps")
	list.Dir, list.Env = dir, module.Env()
	var stderr strings.Builder
	list.Stderr = &stderr
	if err := list.Run(); err != nil {
		return "", fmt.Errorf("fetch frameworks: %w\n%s", err, &stderr)
	}
	return dir, nil
}

// toldFact takes apart what package facts tells.
var toldFact = regexp.MustCompile(`^(\S+): (.*) \([0-9a-f]+\)$`)

// compareDerived compares binds with the table.
func compareDerived(told []string) error {
	got := map[string][]string{}
	for _, line := range told {
		if match := toldFact.FindStringSubmatch(line); match != nil {
			got[match[1]] = bindsIn(match[2])
		}
	}
	var problems []error
	for _, name := range slices.Sorted(maps.Keys(derived)) {
		if want := derived[name]; !slices.Equal(got[name], want) {
			problems = append(problems, fmt.Errorf("derived of %s:\n  %s\nwant:\n  %s",
				name, strings.Join(got[name], "\n  "), strings.Join(want, "\n  ")))
		}
	}
	return errors.Join(problems...)
}

// bindsIn returns the binds of servers in a summary, sorted, without the
// conditions under which they happen.
func bindsIn(summary string) []string {
	var binds []string
	for part := range strings.SplitSeq(summary, "; ") {
		if strings.HasPrefix(part, "bind ") {
			bind, _, _ := strings.Cut(part, " if ")
			binds = append(binds, bind)
		}
	}
	slices.Sort(binds)
	return slices.Compact(binds)
}

// factsOfVet holds the facts of the command's driver against those that the
// same pass makes under go vet.
func factsOfVet(ctx context.Context, work, dir string, vetFlags, told []string) error {
	tool := filepath.Join(work, "bin", "factvet")
	build := exec.CommandContext(ctx, "go", "build", "-o", tool, "./internal/integration/factvet")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build factvet: %w\n%s", err, out)
	}
	start := time.Now()
	vet := exec.CommandContext(ctx, "go", slices.Concat([]string{"vet", "-vettool=" + tool}, vetFlags, []string{"."})...)
	vet.Dir, vet.Env = dir, module.Env()
	out, err := vet.CombinedOutput()
	var lines []string
	for text := range strings.Lines(string(out)) {
		if match := diagnostic.FindStringSubmatch(strings.TrimRight(text, "\r\n")); match != nil {
			lines = append(lines, match[4])
		}
	}
	if len(lines) == 0 {
		return fmt.Errorf("go vet tells no facts: %w\n%s", err, out)
	}
	slices.Sort(lines)
	fmt.Printf("derived: go vet has %d facts in %.1fs\n", len(lines), time.Since(start).Seconds())
	if slices.Equal(lines, told) {
		return nil
	}
	var problems []error
	for _, l := range told {
		if !slices.Contains(lines, l) {
			problems = append(problems, fmt.Errorf("fact of the command only: %s", l))
		}
	}
	for _, l := range lines {
		if !slices.Contains(told, l) {
			problems = append(problems, fmt.Errorf("fact of go vet only: %s", l))
		}
	}
	return errors.Join(problems...)
}
