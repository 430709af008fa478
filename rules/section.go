package rules

// The headings of the article's sections.
const (
	SectionReuse      = "Using SO_REUSEADDR"
	SectionExclusive  = "Using SO_EXCLUSIVEADDRUSE"
	SectionEnhanced   = "Enhanced Socket Security"
	SectionStrategies = "Application Strategies"
)
