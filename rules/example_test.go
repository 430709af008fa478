package rules_test

import (
	"fmt"
	"log"

	"github.com/sockvet/sockvet/rules"
)

// A server listens on the wildcard address; then another process of the same
// user binds 127.0.0.1 on the same port.
func ExampleBind() {
	windows, ok := rules.PlatformByName("Windows 11")
	if !ok {
		log.Fatal("no such platform")
	}
	const sameUser = true
	thief := rules.Caller{Option: rules.Default, Scope: rules.Specific}
	for _, option := range []rules.Option{rules.Default, rules.ExclusiveAddrUse} {
		server := rules.Caller{Option: option, Scope: rules.Wildcard}
		fmt.Printf("%s: %s\n", server, rules.Bind(windows, sameUser, server, thief))
	}
	// Output:
	// default/wildcard: success
	// SO_EXCLUSIVEADDRUSE/wildcard: WSAEACCES
}

func ExampleBindCell() {
	windows, ok := rules.PlatformByName("Server 2025")
	if !ok {
		log.Fatal("no such platform")
	}
	const sameUser = false
	first := rules.Caller{Option: rules.ReuseAddr, Scope: rules.Wildcard}
	second := rules.Caller{Option: rules.ReuseAddr, Scope: rules.Wildcard}
	outcome, cell, _ := rules.BindCell(windows, sameUser, first, second)
	fmt.Println(cell)
	fmt.Println(outcome)
	// Output:
	// Table 4, first caller SO_REUSEADDR/wildcard, second caller SO_REUSEADDR/wildcard
	// success
}

// Who can take the traffic of a server that has set no option and listens on
// the wildcard address.
func ExampleExposures() {
	windows, ok := rules.PlatformByName("Windows 11")
	if !ok {
		log.Fatal("no such platform")
	}
	server := rules.Caller{Option: rules.Default, Scope: rules.Wildcard}
	for _, e := range rules.Exposures(windows, server) {
		fmt.Println(e)
	}
	// Output:
	// late takeover by the same user with default/specific receives the traffic of one interface (Table 3)
	// late takeover by the same user with SO_REUSEADDR/specific receives the traffic of one interface (Table 3)
	// late takeover by the same user with SO_EXCLUSIVEADDRUSE/specific receives the traffic of one interface (Table 3)
	// early squat by the same user with default/specific receives the traffic of one interface (Table 3)
	// early squat by the same user with SO_REUSEADDR/specific receives the traffic of one interface (Table 3)
	// early squat by the same user with SO_EXCLUSIVEADDRUSE/specific receives the traffic of one interface (Table 3)
	// early squat by a different user with default/specific receives the traffic of one interface (Table 4)
	// early squat by a different user with SO_REUSEADDR/specific receives the traffic of one interface (Table 4)
	// early squat by a different user with SO_EXCLUSIVEADDRUSE/specific receives the traffic of one interface (Table 4)
}

// What a server gains by setting SO_EXCLUSIVEADDRUSE.
func ExampleImprovement() {
	windows, ok := rules.PlatformByName("Windows 11")
	if !ok {
		log.Fatal("no such platform")
	}
	for _, scope := range rules.Scopes() {
		server := rules.Caller{Option: rules.Default, Scope: scope}
		gain := rules.Improvement(windows, server, rules.ExclusiveAddrUse)
		fmt.Printf("%s: %d exposures less, so a %s\n", server, len(gain), rules.BindLevel(windows, server))
	}
	// Output:
	// default/wildcard: 9 exposures less, so a warning
	// default/specific: 0 exposures less, so a note
}

func ExampleLinger() {
	windows, ok := rules.PlatformByName("Windows 11")
	if !ok {
		log.Fatal("no such platform")
	}
	for _, seconds := range []int{-1, 0, 30, 3600, 65536} {
		v := rules.Linger(windows, seconds, rules.DefaultLingerThresholds())
		fmt.Printf("SetLinger(%d): %s, %d s in force, danger: %s, %s\n", seconds, v.Kind, v.Seconds, v.Danger, v.Level)
	}
	// Output:
	// SetLinger(-1): off, 0 s in force, danger: none, note
	// SetLinger(0): abort, 0 s in force, danger: none, warning
	// SetLinger(30): blocks, 30 s in force, danger: none, warning
	// SetLinger(3600): blocks, 3600 s in force, danger: too large, warning
	// SetLinger(65536): truncated, 0 s in force, danger: none, error
}
