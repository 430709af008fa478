package guards

import (
	"flag"
	"fmt"
	"net"
)

var forced = flag.Int("force-start", 0, "")

type counter struct{ next int }

// listen counts on from one of two numbers.
func (c *counter) listen() {
	if c.next == 0 {
		if *forced > 0 {
			c.next = *forced
		} else {
			c.next = 8110
		}
	}
	for {
		c.next = c.next + 1
		if _, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", c.next)); err == nil { // want `port 8111 by default of 127\.0\.0\.1`
			return
		}
	}
}

func counts() {
	c := &counter{}
	c.listen()
}
