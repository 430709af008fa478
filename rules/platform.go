package rules

import (
	"math"
	"slices"
	"strings"
)

// A Platform is a version of Windows with the columns of Table 1. The zero
// value is not a platform; see [Platforms] and [PlatformByName].
type Platform struct {
	Name      string       // as in Table 1, "Windows Server 2003"
	ReuseAddr bool         // SO_REUSEADDR can be set
	Exclusive Availability // who can set SO_EXCLUSIVEADDRUSE
	Enhanced  bool         // enhanced socket security

	// Go says that programs built by Go 1.21 or later run on it.
	Go bool

	// LingerMax is the largest SO_LINGER timeout, in seconds, that the
	// platform's struct linger can carry.
	LingerMax int
}

const yes, no = true, false

// platforms are Table 1, then what came after it. What Go 1.21 and later run
// on is from the Go 1.21 release notes: Windows 10 and Server 2016 or later.
var platforms = []Platform{
	// Platform, SO_REUSEADDR Available?, SO_EXCLUSIVEADDRUSE Available?,
	// Enhanced Socket Security; Go
	windows("Windows 95", yes, Never, no, no),
	windows("Windows 98", yes, Never, no, no),
	windows("Windows ME", yes, Never, no, no),
	windows("Windows NT 4.0", yes, AdministratorsFromSP4, no, no),
	windows("Windows 2000", yes, Administrators, no, no),
	windows("Windows XP", yes, EveryoneFromSP2, no, no),
	windows("Windows Server 2003", yes, Always, yes, no),
	windows("Windows Vista", yes, Always, yes, no),

	windows("Windows 7", yes, Always, yes, no),
	windows("Windows 8", yes, Always, yes, no),
	windows("Windows 8.1", yes, Always, yes, no),
	windows("Windows 10", yes, Always, yes, yes),
	windows("Windows 11", yes, Always, yes, yes),
	windows("Windows Server 2008", yes, Always, yes, no),
	windows("Windows Server 2008 R2", yes, Always, yes, no),
	windows("Windows Server 2012", yes, Always, yes, no),
	windows("Windows Server 2012 R2", yes, Always, yes, no),
	windows("Windows Server 2016", yes, Always, yes, yes),
	windows("Windows Server 2019", yes, Always, yes, yes),
	windows("Windows Server 2022", yes, Always, yes, yes),
	windows("Windows Server 2025", yes, Always, yes, yes),
}

// inTable1 is the number of platforms that Table 1 lists.
const inTable1 = 8

// windows is a row of the list above. Winsock's struct linger has a 16-bit
// timeout on every Windows.
func windows(name string, reuseAddr bool, exclusive Availability, enhanced, runsGo bool) Platform {
	return Platform{
		Name:      name,
		ReuseAddr: reuseAddr,
		Exclusive: exclusive,
		Enhanced:  enhanced,
		Go:        runsGo,
		LingerMax: math.MaxUint16,
	}
}

// Platforms returns the platforms of Table 1 in its order, then the later
// client versions and the later server versions, each in order of release.
func Platforms() []Platform {
	return slices.Clone(platforms)
}

// GoPlatforms returns the platforms that programs built by Go 1.21 or later
// run on. All of them have enhanced socket security, so one answers for all.
func GoPlatforms() []Platform {
	return slices.DeleteFunc(Platforms(), func(p Platform) bool { return !p.Go })
}

// PlatformByName finds a platform by its name or an obvious short form of it:
// "Windows 11", "11", "win11", "Server 2019", "2019", "xp", "nt4". Case and
// spaces do not matter. A name that says "server" finds server versions only.
func PlatformByName(name string) (Platform, bool) {
	want := shortName(name)
	server := strings.Contains(strings.ToLower(name), "server")
	for _, p := range platforms {
		if server && !strings.Contains(p.Name, "Server") {
			continue
		}
		if want == shortName(p.Name) {
			return p, true
		}
	}
	return Platform{}, false
}

// shortName strips a platform's name to what tells it from the others:
// "11", "2008r2", "nt4".
func shortName(name string) string {
	s := strings.ToLower(name)
	s = strings.NewReplacer(" ", "", "-", "", "_", "").Replace(s)
	s = strings.TrimPrefix(s, "microsoft")
	for _, word := range []string{"windows", "win"} {
		s = strings.TrimPrefix(s, word)
	}
	s = strings.TrimPrefix(s, "server")
	s = strings.TrimSuffix(s, ".0")
	if s == "millennium" || s == "millenniumedition" {
		return "me"
	}
	return s
}

// Regime returns the kind of socket security that the platform has.
func (p Platform) Regime() Regime {
	switch {
	case p.Exclusive == Never:
		return NoExclusive
	case p.Enhanced:
		return Enhanced
	}
	return Classic
}

// Offers reports whether the option can be set on the platform, if only by an
// Administrator or from some service pack on.
func (p Platform) Offers(option Option) bool {
	switch option {
	case Default:
		return true
	case ReuseAddr:
		return p.ReuseAddr
	case ExclusiveAddrUse:
		return p.Exclusive != Never
	}
	panic("rules: no such option: " + option.String())
}

// effective returns the caller as the platform sees it. Where the platform
// does not have an option, setsockopt fails and the socket stays as it was.
func (p Platform) effective(c Caller) Caller {
	if !p.Offers(c.Option) {
		c.Option = Default
	}
	return c
}
