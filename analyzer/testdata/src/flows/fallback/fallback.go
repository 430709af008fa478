// Package fallback sets the field for which the bind has a port of its own.
package fallback

import "flows/fallback/srv"

func main() {
	_ = srv.Serve(srv.Config{Addr: "127.0.0.1:8090"}) // want `port 8090 by default of 127\.0\.0\.1`
}
