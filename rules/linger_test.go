package rules_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/sockvet/sockvet/rules"
)

func TestLinger(t *testing.T) {
	tests := []struct {
		seconds int
		want    rules.LingerVerdict
	}{
		{math.MinInt, rules.LingerVerdict{Kind: rules.LingerOff}},
		{-1, rules.LingerVerdict{Kind: rules.LingerOff}},
		{0, rules.LingerVerdict{Kind: rules.LingerAbort, Level: rules.Warning}},
		{1, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 1, Danger: rules.TooSmall, Level: rules.Warning}},
		{4, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 4, Danger: rules.TooSmall, Level: rules.Warning}},
		{5, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 5, Level: rules.Warning}},
		{60, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 60, Level: rules.Warning}},
		{61, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 61, Danger: rules.TooLarge, Level: rules.Warning}},
		{65535, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 65535, Danger: rules.TooLarge, Level: rules.Warning}},
		{65536, rules.LingerVerdict{Kind: rules.LingerTruncated, Seconds: 0, Level: rules.Error}},
		{65537, rules.LingerVerdict{Kind: rules.LingerTruncated, Seconds: 1, Danger: rules.TooSmall, Level: rules.Error}},
		{65566, rules.LingerVerdict{Kind: rules.LingerTruncated, Seconds: 30, Level: rules.Error}},
		{86400, rules.LingerVerdict{Kind: rules.LingerTruncated, Seconds: 20864, Danger: rules.TooLarge, Level: rules.Error}},
	}
	for _, p := range rules.Platforms() {
		for _, tt := range tests {
			got := rules.Linger(p, tt.seconds, rules.DefaultLingerThresholds())
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s, %d s (-want +got):\n%s", p.Name, tt.seconds, diff)
			}
		}
	}
}

func TestLingerStruct(t *testing.T) {
	p, thresholds := platform(t, "11"), rules.DefaultLingerThresholds()
	tests := []struct {
		onoff, seconds int
		want           rules.LingerVerdict
	}{
		{0, 30, rules.LingerVerdict{Kind: rules.LingerOff}},
		{0, -1, rules.LingerVerdict{Kind: rules.LingerOff}},
		{1, 0, rules.LingerVerdict{Kind: rules.LingerAbort, Level: rules.Warning}},
		{1, 30, rules.LingerVerdict{Kind: rules.LingerBlocks, Seconds: 30, Level: rules.Warning}},
		{1, 65536, rules.LingerVerdict{Kind: rules.LingerTruncated, Level: rules.Error}},
		// Unlike SetLinger(-1), this does not turn linger off.
		{1, -1, rules.LingerVerdict{Kind: rules.LingerTruncated, Seconds: 65535, Danger: rules.TooLarge, Level: rules.Error}},
	}
	for _, tt := range tests {
		got := rules.LingerStruct(p, tt.onoff, tt.seconds, thresholds)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Linger{%d, %d} (-want +got):\n%s", tt.onoff, tt.seconds, diff)
		}
	}
}

// The timeout in force is what syscall.SetsockoptLinger hands to Windows: the
// seconds as int32, then as uint16.
func TestLingerSecondsInForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seconds := rapid.IntMin(0).Draw(t, "seconds")
		v := rules.Linger(platforms().Draw(t, "platform"), seconds, rules.DefaultLingerThresholds())
		if want := int(uint16(int32(seconds))); v.Seconds != want {
			t.Fatalf("%d s come to %d s, want %d s", seconds, v.Seconds, want)
		}
		if truncated := v.Kind == rules.LingerTruncated; truncated != (seconds > math.MaxUint16) {
			t.Fatalf("%d s: %s", seconds, v.Kind)
		}
	})
}

func TestLingerThresholdsAreSettings(t *testing.T) {
	thresholds := rules.LingerThresholds{Small: 20, Large: 40}
	tests := map[int]rules.LingerDanger{
		19: rules.TooSmall, 20: rules.None, 40: rules.None, 41: rules.TooLarge,
	}
	for seconds, want := range tests {
		if got := rules.Linger(platform(t, "11"), seconds, thresholds).Danger; got != want {
			t.Errorf("%d s: %s, want %s", seconds, got, want)
		}
	}
}
