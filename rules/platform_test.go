package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/rules"
)

// platform finds a platform that the test knows to exist.
func platform(t testing.TB, name string) rules.Platform {
	t.Helper()
	p, ok := rules.PlatformByName(name)
	if !ok {
		t.Fatalf("no platform %q", name)
	}
	return p
}

func names(platforms []rules.Platform) []string {
	var names []string
	for _, p := range platforms {
		names = append(names, p.Name)
	}
	return names
}

func TestPlatforms(t *testing.T) {
	want := []string{
		"Windows 95", "Windows 98", "Windows ME", "Windows NT 4.0", "Windows 2000", "Windows XP",
		"Windows Server 2003", "Windows Vista",
		"Windows 7", "Windows 8", "Windows 8.1", "Windows 10", "Windows 11",
		"Windows Server 2008", "Windows Server 2008 R2", "Windows Server 2012", "Windows Server 2012 R2",
		"Windows Server 2016", "Windows Server 2019", "Windows Server 2022", "Windows Server 2025",
	}
	if diff := cmp.Diff(want, names(rules.Platforms())); diff != "" {
		t.Errorf("platforms (-want +got):\n%s", diff)
	}
}

func TestGoPlatforms(t *testing.T) {
	want := []string{
		"Windows 10", "Windows 11",
		"Windows Server 2016", "Windows Server 2019", "Windows Server 2022", "Windows Server 2025",
	}
	if diff := cmp.Diff(want, names(rules.GoPlatforms())); diff != "" {
		t.Errorf("platforms that Go runs on (-want +got):\n%s", diff)
	}
	for _, p := range rules.GoPlatforms() {
		if p.Regime() != rules.Enhanced || p.Exclusive != rules.Always {
			t.Errorf("%s: regime %s, exclusive use %s", p.Name, p.Regime(), p.Exclusive)
		}
	}
}

func TestPlatformByName(t *testing.T) {
	tests := map[string]string{
		"windows 11":                       "Windows 11",
		"Windows 11":                       "Windows 11",
		"11":                               "Windows 11",
		"win11":                            "Windows 11",
		"windows-11":                       "Windows 11",
		"8.1":                              "Windows 8.1",
		"8":                                "Windows 8",
		"xp":                               "Windows XP",
		"me":                               "Windows ME",
		"Windows Millennium":               "Windows ME",
		"nt4":                              "Windows NT 4.0",
		"NT 4.0":                           "Windows NT 4.0",
		"2000":                             "Windows 2000",
		"2003":                             "Windows Server 2003",
		"Server 2019":                      "Windows Server 2019",
		"2019":                             "Windows Server 2019",
		"server2008r2":                     "Windows Server 2008 R2",
		"Microsoft Windows Server 2012 R2": "Windows Server 2012 R2",
		"2012":                             "Windows Server 2012",
		"Vista":                            "Windows Vista",
		"":                                 "",
		"windows":                          "",
		"server":                           "",
		"server 11":                        "",
		"server 2000":                      "",
		"12":                               "",
		"linux":                            "",
	}
	for name, want := range tests {
		p, ok := rules.PlatformByName(name)
		if ok != (want != "") || p.Name != want {
			t.Errorf("PlatformByName(%q) = %q, %t; want %q", name, p.Name, ok, want)
		}
	}
}

func TestEveryPlatformIsFoundByItsName(t *testing.T) {
	for _, p := range rules.Platforms() {
		for _, name := range []string{p.Name, strings.ToUpper(p.Name), strings.TrimPrefix(p.Name, "Windows ")} {
			if got, ok := rules.PlatformByName(name); !ok || got != p {
				t.Errorf("PlatformByName(%q) = %q, %t", name, got.Name, ok)
			}
		}
	}
}

func TestRegimes(t *testing.T) {
	want := map[string]rules.Regime{
		"Windows 95": rules.NoExclusive, "Windows 98": rules.NoExclusive, "Windows ME": rules.NoExclusive,
		"Windows NT 4.0": rules.Classic, "Windows 2000": rules.Classic, "Windows XP": rules.Classic,
	}
	for _, p := range rules.Platforms() {
		regime, old := want[p.Name]
		if !old {
			regime = rules.Enhanced
		}
		if p.Regime() != regime {
			t.Errorf("%s: regime %s, want %s", p.Name, p.Regime(), regime)
		}
	}
}

// Who can set exclusive use: Table 1, and the last paragraph of the article's
// section on the option.
func TestExclusiveUseAvailability(t *testing.T) {
	want := map[string]string{
		"95": "no", "98": "no", "ME": "no",
		"NT 4.0": "SP4 and later, Administrators only",
		"2000":   "Administrators only",
		"XP":     "Administrators only before SP2",
		"2003":   "yes", "Vista": "yes", "11": "yes",
	}
	for name, want := range want {
		p := platform(t, name)
		if got := p.Exclusive.String(); got != want {
			t.Errorf("%s: exclusive use %q, want %q", p.Name, got, want)
		}
		if got := p.Offers(rules.ExclusiveAddrUse); got != (want != "no") {
			t.Errorf("%s: offers exclusive use: %t", p.Name, got)
		}
	}
}
