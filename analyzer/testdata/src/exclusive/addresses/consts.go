package addresses

import (
	"net"
	"strconv"
)

const (
	addr            = ":8101"
	host            = "127.0.0.1"
	port            = 8102
	portText        = "8103"
	joined          = host + ":" + portText
	first    uint16 = 8104 + iota
	second
)

type portNumber int

const typed portNumber = 8110

type address string

const typedAddr address = ":8111"

func consts() {
	net.Listen("tcp", addr)                               // want `exclusive: .*port 8101`
	net.Listen("tcp", joined)                             // want `note exclusive: .*port 8103`
	net.Listen("tcp", ":"+portText)                       // want `exclusive: .*port 8103`
	net.Listen("tcp", ":"+strconv.Itoa(port))             // want `exclusive: .*port 8102`
	net.Listen("tcp", ":"+strconv.Itoa(port+1000))        // want `exclusive: .*port 9102`
	net.ListenTCP("tcp", &net.TCPAddr{Port: int(first)})  // want `exclusive: .*port 8109`
	net.ListenTCP("tcp", &net.TCPAddr{Port: int(second)}) // want `exclusive: .*port 8110`
	net.ListenTCP("tcp", &net.TCPAddr{Port: int(typed)})  // want `exclusive: .*port 8110`
	net.Listen("tcp", string(typedAddr))                  // want `exclusive: .*port 8111`

	const local = ":8112"
	net.Listen("tcp", local) // want `exclusive: .*port 8112`
}
