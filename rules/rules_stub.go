package rules

// Exposure is being written.
type Exposure struct{}

const (
	DefaultLingerSmall = 5
	DefaultLingerLarge = 60
)
