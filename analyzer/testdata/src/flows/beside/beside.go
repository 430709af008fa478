// Package beside takes its ports from packages that have nothing to do with
// sockets. In none of them is a port the very value of what is named for one.
package beside

import (
	"fmt"
	"net"
	"strconv"

	"flows/beside/before"
	"flows/beside/first"
	"flows/beside/flags"
	"flows/beside/global"
	"flows/beside/helper"
	"flows/beside/literal"
	"flows/beside/lookup"
	"flows/beside/made"
	"flows/beside/number"
	"flows/beside/variable"
)

func fromEnvironment() {
	listen(helper.Load().Port)               // want `port 8601 by default`
	listen(strconv.Itoa(number.Load().Port)) // want `port 8602 by default`
	listen(lookup.Load().Port)               // want `port 8603 by default`
	listen(before.Load().Port)               // want `port 8604 by default`
	listen(first.Load().Port)                // want `port 8605 by default`
}

func fromFlags() {
	listen(fmt.Sprint(flags.Parse().Port))  // want `port 8606 by default`
	listen(fmt.Sprint(*global.Port))        // want `port 8607 by default`
	listen(fmt.Sprint(variable.New().Port)) // want `port 8608 by default`
}

func fromElsewhere(set literal.Set) {
	listen(fmt.Sprint(made.Default().Port)) // want `port 8609 `
	listen(fmt.Sprint(set.Int("port")))     // want `port 8610 by default`
}

func listen(port string) {
	net.Listen("tcp", ":"+port)
}
