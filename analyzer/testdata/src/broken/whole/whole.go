// Package whole compiles.
package whole

import "net"

func f() { net.Listen("tcp", ":8001") }
