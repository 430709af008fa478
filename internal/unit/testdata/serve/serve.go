// Package serve is the one whose findings are wanted; here there are none.
package serve

import (
	"net/http"

	"example.com/m/relay"
)

var Held relay.Holder

func Handle(mux *http.ServeMux) { mux.Handle("/", http.NotFoundHandler()) }
