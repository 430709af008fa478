package wholefile

import "net"

func b() {
	net.Listen("tcp", ":80") // want `exclusive: `
}

//sockvet:ignore-file linger there is none // want `suppression: sockvet:ignore-file hides no finding of linger here`
