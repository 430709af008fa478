package addresses

import (
	"fmt"
	"net"
	"strconv"
	"strings"
)

// What is put together has a port that is known, even where the host is not.
func text(host string, n int) {
	p := 8201
	net.Listen("tcp", ":"+strconv.Itoa(p))                         // want `exclusive: .*port 8201`
	net.Listen("tcp", fmt.Sprintf(":%d", 8202))                    // want `exclusive: .*port 8202.* fixed wildcard]`
	net.Listen("tcp", fmt.Sprintf("%s:%d", host, 8203))            // want `warning exclusive: .*port 8203.* fixed unknown]`
	net.Listen("tcp", fmt.Sprintf("%s:%d", "127.0.0.1", 8204))     // want `note exclusive: .*port 8204.* fixed specific]`
	net.Listen("tcp", fmt.Sprintf("%v:%v", host, "8205"))          // want `exclusive: .*port 8205`
	net.Listen("tcp", fmt.Sprint(":", 8207))                       // want `exclusive: .*port 8207`
	net.Listen("tcp", net.JoinHostPort("", "8208"))                // want `exclusive: .*port 8208.* fixed wildcard]`
	net.Listen("tcp", net.JoinHostPort(host, "8209"))              // want `exclusive: .*port 8209.* fixed unknown]`
	net.Listen("tcp", net.JoinHostPort("::1", strconv.Itoa(8210))) // want `note exclusive: .*port 8210.* fixed specific]`
	net.Listen("tcp", net.JoinHostPort("::", "8211"))              // want `warning exclusive: .*port 8211.* fixed wildcard]`
	net.Listen("tcp", ":"+strconv.FormatInt(int64(8212), 10))      // want `exclusive: .*port 8212`
	net.Listen("tcp", ":"+strconv.FormatUint(8213, 10))            // want `exclusive: .*port 8213`
	net.Listen("tcp", strings.TrimPrefix("tcp://:8215", "tcp://")) // want `exclusive: .*port 8215`
	net.Listen("tcp", strings.TrimSpace(" :8216 "))                // want `exclusive: .*port 8216`
	net.Listen("tcp", strings.Replace("HOST:8217", "HOST", "", 1)) // want `exclusive: .*port 8217`

	a := host
	a += ":"
	a += "8218"
	net.Listen("tcp", a) // want `exclusive: .*port 8218`

	h, pt, _ := net.SplitHostPort("127.0.0.1:8219")
	net.Listen("tcp", net.JoinHostPort(h, pt)) // want `note exclusive: .*port 8219`

	number, err := strconv.Atoi("8220")
	if err != nil {
		return
	}
	net.Listen("tcp", fmt.Sprintf(":%d", number)) // want `exclusive: .*port 8220`

	b := []byte(":8221")
	net.Listen("tcp", string(b)) // want `exclusive: .*port 8221`

	scheme, rest, _ := strings.Cut("tcp::8222", ":")
	net.Listen(scheme, rest) // want `exclusive: tcp .*port 8222`

	net.Listen("tcp", fmt.Sprintf(":%d", 8000+n)) // unknown
	net.Listen("tcp", ":"+strconv.Itoa(n))        // unknown
	net.Listen("tcp", host)                       // unknown
}
