package socketflow

import "strings"

// What people call the things that hold an address or a port. A name is only
// ever a reason to look closer, or to take a number for a port; what is bound
// is read from the code.

// otherPorts leaves words out that have nothing to do with ports.
var otherPorts = strings.NewReplacer(
	"transport", "", "report", "", "support", "", "export", "", "import", "",
	"passport", "", "viewport", "",
	"portal", "", "portable", "", "portfolio", "", "portion", "", "portrait", "",
)

var addressWords = []string{"addr", "port", "listen", "endpoint", "host", "bind"}

// namedForAddress reports whether the name of a field, a function or a setting
// says that it holds an address or a port.
func namedForAddress(step string) bool {
	return namedWith(stepName(step), addressWords)
}

// namedForYield reports whether the name of a function says that it yields an
// address or a port: hosts are the business of too many.
func namedForYield(name string) bool {
	return namedWith(name, yieldWords) && !saysOf(name)
}

var yieldWords = []string{"addr", "port", "listen", "endpoint", "bind"}

// namedForPeer reports whether a name says that it is the other end's address that it
// holds, or something that only sounds like one.
func namedForPeer(name string) bool { return containsAny(name, peerWords) }

var peerWords = []string{"remote", "peer", "target", "binder"}

// saysOf reports whether what a name is for says something of a port or an address,
// and is none: PortType, EndpointTypes. A name may end otherwise in many ways.
func saysOf(name string) bool {
	return containsAny(name[max(0, len(name)-len("types")):], typeWords)
}

var typeWords = []string{"type"}

// namedWith reports whether a name has one of some words in it, other than in
// one that has nothing to do with ports.
func namedWith(name string, words []string) bool {
	if !containsAny(name, words) {
		return false
	}
	name = strings.ToLower(name)
	if strings.Contains(name, "port") {
		name = otherPorts.Replace(name)
	}
	return containsAny(name, words)
}

// containsAny reports whether a name contains one of some words, in whatever
// case. Every name in every package is asked that, so it is no regular
// expression, and makes no copy in lower case.
func containsAny(name string, words []string) bool {
	for i := range len(name) {
		for _, w := range words {
			if name[i]|0x20 == w[0] && len(name)-i >= len(w) && strings.EqualFold(name[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

// namedForPort reports whether a name says that it holds a port.
func namedForPort(step string) bool {
	if !strings.Contains(step, "ort") && !strings.Contains(step, "ORT") {
		return false // most names, without a copy in lower case
	}
	name := strings.ToLower(stepName(step))
	return strings.Contains(name, "port") && !saysOf(name) && strings.Contains(otherPorts.Replace(name), "port")
}

// stepName returns the name of a field, or the whole name of a setting.
func stepName(step string) string {
	if i := strings.LastIndexByte(step, '.'); i >= 0 && !isName([]string{step}) {
		return step[i+1:]
	}
	return step
}
