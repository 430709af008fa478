// Package programs has whole programs in small, as people write them: the
// port is in a flag, in a configuration that is read, or in the environment,
// and the bind is somewhere else.
package programs

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/pflag"
)

func flagged() {
	addr := flag.String("addr", ":9001", "addr")
	flag.Parse()
	log.Fatal(http.ListenAndServe(*addr, nil)) // want `exclusive: .*port 9001.* default `
}

var listenAddr = flag.String("l", ":9002", "addr")

func flagInServer() {
	srv := &http.Server{Addr: *listenAddr, Handler: nil, ReadTimeout: time.Second}
	go func() {
		if err := srv.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) { // want `exclusive: .*port 9002.* default `
			log.Fatal(err)
		}
	}()
}

// A command is one of a command line library.
type command struct {
	Use  string
	RunE func(cmd *command, args []string) error
	fs   *pflag.FlagSet
}

func (c *command) Flags() *pflag.FlagSet {
	if c.fs == nil {
		c.fs = &pflag.FlagSet{}
	}
	return c.fs
}

func (c *command) Execute() error { return c.RunE(c, nil) }

type opts struct {
	addr string
	port int
}

func newCmd() *command {
	var o opts
	cmd := &command{
		Use: "serve",
		RunE: func(cmd *command, args []string) error {
			return run(&o) // want `exclusive: .*port 9003.* default `
		},
	}
	cmd.Flags().StringVarP(&o.addr, "addr", "a", ":9003", "listen")
	return cmd
}

func run(o *opts) error {
	_, err := net.Listen("tcp", o.addr)
	return err
}

func newClosureCmd() *command {
	var addr string
	cmd := &command{
		RunE: func(cmd *command, args []string) error {
			return http.ListenAndServe(addr, nil) // want `exclusive: .*port 9004.* default `
		},
	}
	cmd.Flags().StringVarP(&addr, "addr", "a", ":9004", "listen")
	return cmd
}

type config struct {
	Listen string `json:"listen"`
	Server struct {
		Host string
		Port int
	}
}

var defaultConfig = config{Listen: ":9005"}

func loadConfig(path string) (*config, error) {
	c := defaultConfig
	c.Server.Port = 9006
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := json.NewDecoder(f).Decode(&c); err != nil {
		return nil, err
	}
	return &c, nil
}

func configured() {
	c, err := loadConfig("x")
	if err != nil {
		log.Fatal(err)
	}
	net.Listen("tcp", c.Listen)                                           // want `exclusive: .*port 9005.* default `
	net.Listen("tcp", fmt.Sprintf("%s:%d", c.Server.Host, c.Server.Port)) // want `exclusive: .*port 9006.* default `
}

// A Server is made in one place and started in another.
type Server struct {
	cfg  config
	mu   sync.Mutex
	http *http.Server
}

func NewServer(cfg config) *Server {
	s := &Server{cfg: cfg}
	s.http = &http.Server{Addr: cfg.Listen}
	return s
}

func (s *Server) Start() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, err := net.Listen("tcp", s.cfg.Listen)
	if err != nil {
		return err
	}
	return s.http.Serve(l)
}

func startServer() {
	s := NewServer(config{Listen: ":9007"})
	if err := s.Start(); err != nil { // want `exclusive: .*port 9007.* fixed `
		log.Fatal(err)
	}
}

func fromEnvironment() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "9008"
		log.Printf("Defaulting to port %s", port)
	}
	log.Printf("Listening on port %s", port)
	if err := http.ListenAndServe(":"+port, nil); err != nil { // want `exclusive: .*port 9008.* default `
		log.Fatal(err)
	}
}

func several() {
	servers := []*http.Server{{Addr: ":9009"}, {Addr: ":9010"}}
	var wg sync.WaitGroup
	for _, s := range servers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.ListenAndServe() // want `exclusive: .*port 9009 or 9010`
		}()
	}
	wg.Wait()
}

func envInt(k string, d int) int {
	if v, err := strconv.Atoi(os.Getenv(k)); err == nil {
		return v
	}
	return d
}

func number() {
	net.ListenUDP("udp", &net.UDPAddr{IP: net.ParseIP(os.Getenv("HOST")), Port: envInt("P", 9011)}) // want `exclusive: udp .*port 9011.* default `
}

// search tries one port after the other.
func search() {
	for port := 9012; port < 9020; port++ {
		l, err := net.Listen("tcp", fmt.Sprintf(":%d", port)) // want `exclusive: .*port 9012`
		if err == nil {
			_ = l
			break
		}
	}
}

func encrypted(tls bool) {
	s := &http.Server{Addr: ":9021"}
	if tls {
		s.Addr = ":9022"
		log.Fatal(s.ListenAndServeTLS("", "")) // want `exclusive: .*port 9022.* fixed `
	}
	log.Fatal(s.ListenAndServe()) // want `exclusive: .*port 9021`
}

// One port, two sockets.
const shared = ":9023"

func both() {
	net.Listen("tcp", shared)       // want `exclusive: tcp .*port 9023`
	net.ListenPacket("udp", shared) // want `exclusive: udp .*port 9023`
}
