// Package global has a flag that is a variable of the package.
package global

import "flag"

const name = "listen"

var Port = flag.Int(name, 8607, "port to listen on")
