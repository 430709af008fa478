// Package unix has a file that Windows never sees.
package unix

import "net"

func portable() {
	net.Listen("tcp", ":80") // want `exclusive: `
}
