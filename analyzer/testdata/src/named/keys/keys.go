// Package keys reads settings back by their names.
package keys

import (
	"fmt"
	"net"
	"net/http"

	"example.org/settings"
)

const keyAddr = "http.addr"

func init() {
	settings.SetDefault(keyAddr, ":7101")
	settings.SetDefault("metrics.port", 7102)
	settings.SetDefault("admin.listen", "localhost:7103")
	settings.SetDefault("grpc.port", "7104")
	settings.SetDefault("timeout", 7901)
	settings.SetDefault("upstream.addr", ":7902")
	settings.SetDefault("debug.addr", ":0")
}

func serve() {
	http.ListenAndServe(settings.GetString(keyAddr), nil)                         // want `warning exclusive: .*port 7101 by default.* default wildcard]`
	http.ListenAndServe(fmt.Sprintf(":%d", settings.GetInt("metrics.port")), nil) // want `warning exclusive: .*port 7102 by default.* default wildcard]`
	net.Listen("tcp", settings.GetString("admin.listen"))                         // want `note exclusive: .*port 7103 by default.* default specific]`
	net.Listen("tcp", ":"+settings.GetString("grpc.port"))                        // want `warning exclusive: .*port 7104 by default.* default wildcard]`
}

// Nothing is bound that has a default with a port.
func clean() {
	net.Dial("tcp", settings.GetString("upstream.addr"))
	net.Listen("tcp", settings.GetString("debug.addr"))
	net.Listen("tcp", settings.GetString("unheard.of"))
	net.Listen("tcp", fmt.Sprintf(":%d", settings.GetInt("timeout")))
}
