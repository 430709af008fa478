// Package conveyed chooses by options what another package puts into its servers.
package conveyed

import (
	"flag"
	"os"
	"time"

	"flows/conveyed/srv"
)

var port = flag.Int("port", 8003, "")

func first() {
	_ = srv.New(srv.With("127.0.0.1:8001")).Start()                                  // want `port 8001 of 127\.0\.0\.1`
	_ = srv.NewWeb(srv.WithTimeout(time.Second), srv.With("127.0.0.1:8002")).Serve() // want `port 8002 of 127\.0\.0\.1`
}

func ofFlag() {
	var opts []srv.Option
	opts = append(opts, srv.WithTarget("127.0.0.1", *port))
	_ = srv.NewOf(opts...).Start() // want `port 8003 by default of 127\.0\.0\.1`
}

func none() {
	_ = srv.New(srv.WithTimeout(8004)).Start()
	_ = srv.New(srv.With(os.Args[1])).Start()
	_ = srv.NewWeb(srv.With("127.0.0.1:0")).Serve()
}
