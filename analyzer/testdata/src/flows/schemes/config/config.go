// Package config has defaults with a scheme, which another package cuts off.
package config

type RPC struct{ Listen string }

type Config struct{ RPC *RPC }

func Default() *Config { return &Config{RPC: &RPC{Listen: "tcp://0.0.0.0:8001"}} }

var Admin = "http://127.0.0.1:8002"

const Metrics = "udp://:8003"

// Peer is one that is called, and not bound.
var Peer = "http://example.com:8004"

// Where tells in which file a socket is.
var Where = "unix:///run/8005"
