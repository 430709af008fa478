// Package kept uses clients that keep functions.
package kept

import "flows/kept/client"

func start() {
	client.NewListener(client.Config{Addr: ":8744"}).Start() // want `port 8744 of all interfaces`
	client.NewRunner("8745").Start()                         // want `port 8745 of all interfaces`
}
