// Package plain has data of which no name says that it has to do with sockets.
package plain

// A Place is plain data.
type Place struct {
	Web  int
	Deep Deep
}

// A Deep is within a Place.
type Deep struct{ Num int }
