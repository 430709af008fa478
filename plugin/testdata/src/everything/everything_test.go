package everything

import (
	"net"
	"testing"
)

func TestEverything(*testing.T) { net.Listen("tcp", ":8080") } // want `^exclusive: `
