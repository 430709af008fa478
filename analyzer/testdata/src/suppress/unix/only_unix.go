//go:build unix

package unix

import "net"

// What is not judged is not hidden either, and the comment may be for another
// system's rules.
func only() {
	net.Listen("tcp", ":80") //sockvet:ignore exclusive on Unix the port is its own
}
