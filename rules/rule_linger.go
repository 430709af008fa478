package rules

func lingerRule() Rule {
	return Rule{
		Name:    "linger",
		Level:   Warning,
		Varies:  "error where the timeout is truncated",
		Default: true,
		Title:   "SO_LINGER set",
		Summary: "SetLinger or SO_LINGER: 0 resets and loses data, over 0 blocks Close and then resets, over 65535 is truncated",
		Section: SectionExclusive,

		Explanation: text(`
SO_LINGER decides what closing a connection does with data that the peer has
not acknowledged yet. By default Close returns at once and the system goes on
sending. The article discourages setting the option.

SetLinger(0) makes Close throw away what is not yet acknowledged and send the
peer a reset. The end of a response that you believe sent can be lost.

SetLinger(n) with n over 0 makes Close block for up to n seconds on Windows and
then reset the connection. There is no good n: with a small one many
connections are aborted that were only slow, with a large one clients that stop
reading stall one operating system thread each for that long, which is a way
to bring the server down. Nor does it help if data from the peer is still
unread: the connection can be reset and lose data even so.

On Windows the timeout is a 16-bit field, so n over 65535 is truncated: 65536
becomes 0, a hard reset. That is never what was meant, so it is an error.

The article knows of programs that set the option to keep a port out of the
wait states, so that it can be bound again at once, and discourages it: the
connection is reset. On a listener the option is out of place, it has no data
to send.

What to do: leave SO_LINGER alone and close gracefully. Call CloseWrite to say
that you are done, read to EOF under a deadline, then Close. According to the
article this also guarantees that the peer has received all data.

A reset can be what you want, for example in a health check, in a port scanner,
or to drop an abusive client. Then say so in an ignore comment with the reason.
`),

		Bad: source(`
package main

import (
	"log"
	"net"
)

func send(conn *net.TCPConn, data []byte) error {
	if err := conn.SetLinger(0); err != nil {
		return err
	}
	if _, err := conn.Write(data); err != nil {
		return err
	}
	return conn.Close()
}

func main() {
	conn, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		log.Fatal(err)
	}
	if err := send(conn.(*net.TCPConn), []byte("hello")); err != nil {
		log.Fatal(err)
	}
}
`),

		Good: source(`
package main

import (
	"io"
	"log"
	"net"
	"time"
)

func send(conn *net.TCPConn, data []byte) error {
	defer conn.Close()
	if _, err := conn.Write(data); err != nil {
		return err
	}
	if err := conn.CloseWrite(); err != nil {
		return err
	}
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, conn) // to EOF: the peer is done too
	return err
}

func main() {
	conn, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		log.Fatal(err)
	}
	if err := send(conn.(*net.TCPConn), []byte("hello")); err != nil {
		log.Fatal(err)
	}
}
`),
	}
}
