// Package failing has functions that return an error beside a port that is none.
package failing

import (
	"fmt"
	"net"
	"os"
	"strconv"
)

// freePort defers a call.
func freePort(host string) (int, error) {
	l, err := net.Listen("tcp", host+":0")
	if err != nil {
		return 0, fmt.Errorf("no free port: %v", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func next() error {
	port, err := freePort("127.0.0.1")
	if err != nil {
		return err
	}
	_, err = net.Listen("tcp", fmt.Sprintf(":%d", port+1))
	return err
}

// readPort defers a call and names its results.
func readPort(name string) (port int, err error) {
	file, err := os.Open(name)
	if err != nil {
		return 8700, err
	}
	defer func() { fmt.Println("closed", file.Close(), err) }()
	_, err = fmt.Fscan(file, &port)
	if err != nil {
		return
	}
	return port, nil
}

func read() error {
	port, err := readPort("port")
	if err != nil {
		return err
	}
	_, err = net.Listen("tcp", ":"+strconv.Itoa(port))
	return err
}

// orDefault defers a call that lets an error pass: what it returns with one is a port.
func orDefault(name string) (port int, err error) {
	defer func() {
		if os.IsNotExist(err) {
			err = nil
		}
	}()
	text, err := os.ReadFile(name)
	if err != nil {
		return 8701, err
	}
	return strconv.Atoi(string(text))
}

func readOrDefault() error {
	port, err := orDefault("port")
	if err != nil {
		return err
	}
	_, err = net.Listen("tcp", ":"+strconv.Itoa(port)) // want `port 8701 by default`
	return err
}
