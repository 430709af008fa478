package socketflow

import (
	"regexp"
	"slices"
	"strings"
)

// What people call the things that hold an address or a port. A name is only
// ever a reason to look closer, or to take a number for a port; what is bound
// is read from the code.

// otherPorts are words that have nothing to do with ports.
var otherPorts = regexp.MustCompile(`transport|report|support|export|import|passport|viewport|portal|portable|portfolio|portion|portrait`)

var addressWords = []string{"addr", "port", "listen", "endpoint", "host", "bind"}

// namedForAddress reports whether the name of a field, a function or a setting
// says that it holds an address or a port.
func namedForAddress(step string) bool {
	name := strings.ToLower(stepName(step))
	return containsAny(name, addressWords) && containsAny(otherPorts.ReplaceAllString(name, ""), addressWords)
}

// namedForYield reports whether the name of a function says that it yields an
// address or a port: hosts are the business of too many.
func namedForYield(name string) bool {
	words := []string{"addr", "port", "listen", "endpoint", "bind"}
	name = strings.ToLower(name)
	return containsAny(name, words) && containsAny(otherPorts.ReplaceAllString(name, ""), words)
}

// containsAny is what every name in every package is asked, and so no regular
// expression.
func containsAny(name string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
}

// namedForPort reports whether a name says that it holds a port.
func namedForPort(step string) bool {
	if !strings.Contains(step, "ort") && !strings.Contains(step, "ORT") {
		return false // most names, without a copy in lower case
	}
	name := strings.ToLower(stepName(step))
	return strings.Contains(name, "port") && strings.Contains(otherPorts.ReplaceAllString(name, ""), "port")
}

// stepName returns the name of a field, or the whole name of a setting.
func stepName(step string) string {
	if i := strings.LastIndexByte(step, '.'); i >= 0 && !isName([]string{step}) {
		return step[i+1:]
	}
	return step
}
