// Package nothing touches no socket.
package nothing

//sockvet:ignore exclusive there was a listener once // want `warning suppression: sockvet:ignore hides no finding of exclusive here: take it out`
func Add(a, b int) int {
	return a + b //sockvet:ignore nonsense // want `suppression: sockvet:ignore names the unknown rule "nonsense"`
}
