// Command sockvet finds sockets that another process can hijack on Windows,
// and says who could take the port, when, and what they would receive.
//
// Started by a person it analyses packages for a target and prints findings:
//
//	sockvet [flags] [packages]
//
// Started by the go command it speaks the vet protocol:
//
//	go vet -vettool=$(which sockvet) ./...
//
// It exits with 0 if there is nothing to report, with 1 if there are
// findings, and with 2 if it was used wrongly or could load nothing. Findings
// go to stdout; everything else goes to stderr.
package main

import (
	"context"
	"os"
)

func main() {
	if calledByGo(os.Args[1:]) {
		vet(os.Args[1:])
	}
	os.Exit(run(untilSignal(context.Background()), os.Args[1:], os.Stdout, os.Stderr))
}
