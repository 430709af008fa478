// Command linger ends connections in three ways that lose data or stall, and
// in one that does neither.
package main

import (
	"io"
	"log"
	"net"
	"os"
	"time"
)

func main() {
	// Port 0 lets the system pick: nothing to hijack, nothing to report.
	ln, err := net.ListenTCP("tcp", &net.TCPAddr{})
	if err != nil {
		log.Fatal(err)
	}
	closers := map[string]func(*net.TCPConn) error{
		"abort": abort, "wait": wait, "truncate": truncate, "graceful": graceful,
	}
	closeConn, ok := closers[os.Getenv("CLOSE")]
	if !ok {
		closeConn = graceful
	}
	for {
		conn, err := ln.AcceptTCP()
		if err != nil {
			log.Fatal(err)
		}
		go func() {
			if err := closeConn(conn); err != nil {
				log.Print(err)
			}
		}()
	}
}

// abort discards what was not sent or not acknowledged, and resets.
func abort(conn *net.TCPConn) error {
	if err := conn.SetLinger(0); err != nil {
		return err
	}
	return conn.Close()
}

// wait blocks Close for up to five minutes on a peer that does not read. A
// few such peers stall as many goroutines, each with a thread on Windows.
func wait(conn *net.TCPConn) error {
	if err := conn.SetLinger(300); err != nil {
		return err
	}
	return conn.Close()
}

// truncate means a day. On Windows the field has 16 bits: 86400 is 20864.
func truncate(conn *net.TCPConn) error {
	if err := conn.SetLinger(86_400); err != nil {
		return err
	}
	return conn.Close()
}

// graceful says it is done, waits for the peer to say so too, then closes.
func graceful(conn *net.TCPConn) error {
	if err := conn.CloseWrite(); err != nil {
		return err
	}
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, conn); err != nil {
		return err
	}
	return conn.Close()
}
