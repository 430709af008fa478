// Package shim runs servers that listen by a function in a variable.
package shim

import "flows/shim/graceful"

func direct() error { return graceful.New("tcp", ":8001").Run() } // want `tcp listener on port 8001 .*of all interfaces`

func wrapped() error { return graceful.Run("tcp", "127.0.0.1:8002") } // want `tcp listener on port 8002 of 127\.0\.0\.1`
