// Package ends has calls that never return.
package ends

import (
	"log"
	"net"
	"os"
	"runtime"
)

func run() error { return nil }

func fatal() {
	if runtime.GOOS == "windows" {
		log.Fatal(run())
	}
	_, _ = net.Listen("tcp", ":8001")
}

func exit() {
	if runtime.GOOS == "windows" {
		os.Exit(1)
	}
	_, _ = net.Listen("tcp", ":8002")
}

func prints() {
	if runtime.GOOS == "windows" {
		log.Print(run())
	}
	_, _ = net.Listen("tcp", ":8003") // want `port 8003`
}
