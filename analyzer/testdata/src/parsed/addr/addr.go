// Package addr takes addresses apart and puts them together.
package addr

import (
	"net"
	"strconv"
	"strings"
)

// An Address is text in parts.
type Address struct {
	Network, Host string
	Port          uint
}

// Parse reads "network/host:port".
func Parse(text string, port uint) (Address, error) {
	network, rest, found := strings.Cut(text, "/")
	if !found {
		network, rest = "tcp", text
	}
	network = strings.ToLower(strings.TrimSpace(network))
	if strings.HasPrefix(network, "unix") {
		return Address{Network: network, Host: rest}, nil
	}
	host, service, err := net.SplitHostPort(rest)
	if err != nil {
		host, service, err = net.SplitHostPort(rest + ":")
		if err != nil {
			return Address{}, err
		}
	}
	if service != "" {
		n, err := strconv.ParseUint(service, 10, 16)
		if err != nil {
			return Address{}, err
		}
		port = uint(n)
	}
	return Address{Network: network, Host: host, Port: port}, nil
}

// String is what Parse reads.
func (a Address) String() string {
	text := a.Host + ":" + strconv.FormatUint(uint64(a.Port), 10)
	if a.Network != "" {
		text = a.Network + "/" + text
	}
	return text
}

// Listen binds the address.
func (a Address) Listen() (net.Listener, error) {
	if strings.HasPrefix(a.Network, "unix") {
		return net.Listen(a.Network, a.Host)
	}
	return net.Listen(a.Network, net.JoinHostPort(a.Host, strconv.Itoa(int(a.Port))))
}
