package plugin

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/analyzer"
)

// decode turns what golangci-lint read from YAML, TOML or JSON into settings.
// Its errors name the setting.
func decode(conf any) (analyzer.Settings, error) {
	settings := analyzer.DefaultSettings()
	if conf == nil {
		return settings, nil
	}
	values, ok := conf.(map[string]any)
	if !ok {
		return settings, fmt.Errorf("sockvet: settings: want a mapping, not %v", conf)
	}
	flags := flag.NewFlagSet("sockvet", flag.ContinueOnError)
	settings.Register(flags)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		f := flags.Lookup(name)
		if f == nil {
			return settings, fmt.Errorf("sockvet: unknown setting %q (want one of %s)", name, strings.Join(names(flags), ", "))
		}
		if err := set(f, values[name]); err != nil {
			return settings, fmt.Errorf("sockvet: setting %s: %w", name, err)
		}
	}
	if err := settings.Check(); err != nil {
		return settings, fmt.Errorf("sockvet: settings: %w", err)
	}
	return settings, nil
}

func names(flags *flag.FlagSet) []string {
	var names []string
	flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	return names
}

// set gives a flag a value of its own type: a flag takes any text that it can
// make sense of, a configuration is not to say 1 for true.
func set(f *flag.Flag, value any) error {
	text, err := textOf(value)
	if err != nil {
		return err
	}
	if getter, ok := f.Value.(flag.Getter); ok {
		if want := getter.Get(); kind(want) != kind(value) {
			return fmt.Errorf("want %s, not %s", kind(want), kind(value))
		}
	}
	return f.Value.Set(text)
}

// kind names the type of a value as the author of a configuration knows it.
// Which of Go's numbers a whole number comes as depends on the notation.
func kind(value any) string {
	switch v := value.(type) {
	case bool:
		return "true or false"
	case string:
		return "a text"
	case int, int64, uint64:
		return "a whole number"
	case float64:
		if v == float64(int64(v)) {
			return "a whole number"
		}
		return "a number"
	case []any, []string:
		return "a list"
	}
	return fmt.Sprintf("%T", value)
}

// textOf writes a value the way a flag takes it.
func textOf(value any) (string, error) {
	switch v := value.(type) {
	case bool, string, int, int64, uint64:
		return fmt.Sprint(v), nil
	case float64:
		return fmt.Sprintf("%.0f", v), nil
	case []string:
		return strings.Join(v, ","), nil
	case []any:
		var texts []string
		for _, entry := range v {
			text, ok := entry.(string)
			if !ok {
				return "", fmt.Errorf("want a list of texts, not with %v in it", entry)
			}
			texts = append(texts, text)
		}
		return strings.Join(texts, ","), nil
	case nil:
		return "", errors.New("it has no value")
	}
	return "", fmt.Errorf("want a text, a number, true, false or a list, not %v", value)
}
