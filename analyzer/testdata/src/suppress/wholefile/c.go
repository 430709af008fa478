//nolint:sockvet // a file for a test bench
package wholefile

import "net"

func c() {
	net.Listen("tcp", ":80")
}
