package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/config"
)

// configFlags say where the configuration is, and hold what it says.
type configFlags struct {
	file  string
	off   bool
	paths pathRules

	origins map[string]string // of settings that are not defaults, by flag
}

func (c *configFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.file, "config", "", "configuration `FILE` (default .sockvet.yml in the directory or above, up to the module's root)")
	f.BoolVar(&c.off, "no-config", false, "use no configuration file")
}

// shared are the flags beside those of the pass that a configuration can set.
// The others are about a single run, and a configuration speaks for everybody.
var shared = []string{"goos", "goarch", "tags", "baseline", "fail-on", "max-findings"}

// configKeys returns the flags that a configuration can set.
func configKeys(fs *pflag.FlagSet) []string {
	var keys []string
	fs.VisitAll(func(f *pflag.Flag) {
		if slices.Contains(shared, f.Name) || analyzer.Analyzer.Flags.Lookup(f.Name) != nil {
			keys = append(keys, f.Name)
		}
	})
	return keys
}

// configure sets the flags that the command line leaves open from the
// configuration file.
func configure(cmd *cobra.Command, flags *checkFlags) error {
	c := &flags.config
	c.origins = make(map[string]string)
	cmd.Flags().Visit(func(f *pflag.Flag) { c.origins[f.Name] = "--" + f.Name })
	dir, err := workingDir(flags.dir)
	if err != nil {
		return err
	}
	file, err := c.read(dir, configKeys(newCheckCommand().Flags()))
	if err != nil || file == nil {
		return err
	}
	for _, s := range file.Settings {
		f := cmd.Flags().Lookup(s.Key)
		if f == nil || c.origins[s.Key] != "" {
			continue // not for this command, or overridden
		}
		if err := setFlag(f, s); err != nil {
			return fmt.Errorf("%s: line %d: %s: %w", file.Name, s.Line, s.Key, err)
		}
		c.origins[s.Key] = fmt.Sprintf("%s:%d", file.Name, s.Line)
	}
	if flags.known.baseline != "" && strings.HasPrefix(c.origins["baseline"], file.Name) {
		flags.known.baseline = inDir(filepath.Dir(inDir(dir, file.Name)), flags.known.baseline)
	}
	return c.paths.set(filepath.Dir(inDir(dir, file.Name)), file, flags)
}

// read reads the configuration file; it returns nil if there is none. The file
// is named relative to dir.
func (c *configFlags) read(dir string, keys []string) (*config.File, error) {
	if c.off {
		if c.file != "" {
			return nil, fmt.Errorf("--config and --no-config exclude each other")
		}
		return nil, nil
	}
	name := c.file
	if name == "" {
		found, err := config.Find(dir)
		if err != nil || found == "" {
			return nil, err
		}
		if name, err = filepath.Rel(dir, found); err != nil {
			name = found
		}
	}
	text, err := os.ReadFile(inDir(dir, name))
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return config.Parse(filepath.ToSlash(name), text, keys)
}

// setFlag gives a flag the value of a setting.
func setFlag(f *pflag.Flag, s config.Setting) error {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		if !s.List {
			return list.Replace(splitList(s.Values[0]))
		}
		return list.Replace(s.Values)
	}
	if s.List {
		return fmt.Errorf("wants one value")
	}
	err := f.Value.Set(s.Values[0])
	switch {
	case err == nil:
		return nil
	case f.Value.Type() == "bool":
		return fmt.Errorf("want true or false, not %q", s.Values[0])
	case f.Value.Type() == "int":
		return fmt.Errorf("want a whole number, not %q", s.Values[0])
	}
	return err
}

// splitList reads a list as a flag takes it.
func splitList(s string) []string {
	var out []string
	for item := range strings.SplitSeq(s, ",") {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}
