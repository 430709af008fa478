// Package split takes addresses apart.
package split

import "strings"

func ProtocolAndAddress(text string) (protocol, address string) {
	protocol, address = "tcp", text
	if parts := strings.SplitN(text, "://", 2); len(parts) == 2 {
		protocol, address = parts[0], parts[1]
	}
	return protocol, address
}
