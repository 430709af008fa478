package hosts

import "net"

// The port is the same whatever the host is.

func oneOfTwo(local bool) {
	addr := "0.0.0.0:8070"
	if local {
		addr = "127.0.0.1:8070"
	}
	_, _ = net.Listen("tcp", addr) // want `port 8070 of all interfaces`
}

func ofSetting() {
	_, _ = net.Listen("tcp", *address+":8071") // want `port 8071 of 127\.0\.0\.1`
}

func portToo(local bool) {
	addr := "0.0.0.0:8072"
	if local {
		addr = "127.0.0.1:8073"
	}
	_, _ = net.Listen("tcp", addr) // want `port 8072 or 8073 by default of all interfaces`
}
