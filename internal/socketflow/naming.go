package socketflow

import (
	"regexp"
	"strings"
)

// What people call the things that hold an address or a port. A name is only
// ever a reason to look closer, or to take a number for a port; what is bound
// is read from the code.

// otherPorts are words that have nothing to do with ports.
var otherPorts = regexp.MustCompile(`transport|report|support|export|import|passport|viewport|portal|portable|portfolio|portion|portrait`)

var addressWords = regexp.MustCompile(`addr|port|listen|endpoint|host|bind`)

// namedForAddress reports whether the name of a field, a function or a setting
// says that it holds an address or a port.
func namedForAddress(step string) bool {
	return addressWords.MatchString(otherPorts.ReplaceAllString(strings.ToLower(stepName(step)), ""))
}

// namedForPort reports whether a name says that it holds a port.
func namedForPort(step string) bool {
	return strings.Contains(otherPorts.ReplaceAllString(strings.ToLower(stepName(step)), ""), "port")
}

// stepName returns the name of a field, or the whole name of a setting.
func stepName(step string) string {
	if i := strings.LastIndexByte(step, '.'); i >= 0 && !isName([]string{step}) {
		return step[i+1:]
	}
	return step
}
