// Package random listens on ports that are drawn from a range.
package random

import (
	"fmt"
	"math/rand"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
)

// What callers give is the end of a range, and no port.
func run() {
	between(50000, 60000)
	below(60001)
	drawn(rand.New(rand.NewSource(1)), 60002)
	any(60003)
	counted(new(int32), 60004)
}

func between(low, high int) error {
	_, err := net.ListenUDP("udp", &net.UDPAddr{Port: rand.Intn(high-low) + low})
	return err
}

func below(limit int) error { return http.ListenAndServe(fmt.Sprintf(":%d", draw(limit)), nil) }

func draw(limit int) int { return rand.Intn(limit) }

func drawn(r *rand.Rand, limit int32) error {
	return http.ListenAndServe(":"+strconv.Itoa(int(r.Int31n(limit))), nil)
}

func any(limit int) error {
	return http.ListenAndServe(":"+strconv.Itoa(rand.Perm(limit)[0]), nil)
}

func counted(last *int32, step int32) error {
	return http.ListenAndServe(":"+strconv.Itoa(int(atomic.AddInt32(last, step))), nil)
}

// A port that is tried in place of a random one is a default.
func either(port int) error {
	if os.Getenv("RANDOM") != "" {
		port = 1024 + rand.Intn(60000)
	}
	return http.ListenAndServe(":"+strconv.Itoa(port), nil)
}

func runEither() {
	either(8161) // want `warning exclusive: .*port 8161 by default .* wildcard]`
}

// The text of a number is that number.
func appended(port int) error {
	return http.ListenAndServe(":"+string(strconv.AppendInt(nil, int64(port), 10)), nil)
}

func runAppended() {
	appended(8162) // want `warning exclusive: .*port 8162 by default .* wildcard]`
}
