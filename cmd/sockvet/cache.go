package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/driver/store"
)

// cacheVariable names the environment variable that says where the cache is.
const cacheVariable = "SOCKVET_CACHE"

// cacheDir returns the directory of the cache, "" if the environment says
// that there is to be none, or knows no place for it.
func cacheDir() (string, error) {
	switch dir := os.Getenv(cacheVariable); {
	case dir == "off":
		return "", nil
	case dir == "":
		user, err := os.UserCacheDir()
		if err != nil {
			return "", nil //nolint:nilerr // no home, no cache: as in a container that runs once
		}
		return filepath.Join(user, "sockvet"), nil
	case !filepath.IsAbs(dir):
		return "", fmt.Errorf("%s is %q, which is neither an absolute path nor off", cacheVariable, dir)
	default:
		return dir, nil
	}
}

func newCacheCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Show or remove what earlier runs have found out",
		Long: `Sockvet keeps what it finds out about packages, so that the next run need not
look at those that have not changed. The cache lies in the user's cache
directory or, if ` + cacheVariable + ` is set, in that; off stands for none. It bounds its
own size. What is kept is the same for nobody but this build of sockvet, so a
cache never has to be removed for the findings' sake.`,
		Example: `  sockvet cache info
  sockvet cache clean
  SOCKVET_CACHE=off sockvet ./...`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "info",
			Short: "Say where the cache is and how large",
			Args:  cobra.NoArgs,
			RunE:  func(cmd *cobra.Command, _ []string) error { return cacheInfo(cmd) },
		},
		&cobra.Command{
			Use:   "clean",
			Short: "Remove the cache",
			Args:  cobra.NoArgs,
			RunE:  func(cmd *cobra.Command, _ []string) error { return cacheClean(cmd) },
		},
	)
	return cmd
}

func cacheInfo(cmd *cobra.Command) error {
	dir, err := cacheDir()
	if err != nil {
		return err
	}
	if dir == "" {
		_, err := fmt.Fprintln(cmd.OutOrStdout(), "no cache")
		return err
	}
	info, err := store.Open(dir).Info()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "directory  %s\nentries    %d\nsize       %s\nlimit      %s\n",
		info.Dir, info.Entries, megabytes(info.Bytes), megabytes(info.Limit))
	return err
}

func cacheClean(cmd *cobra.Command) error {
	dir, err := cacheDir()
	if err != nil || dir == "" {
		return err
	}
	info, err := store.Open(dir).Clean()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "removed %s from %s\n", megabytes(info.Bytes), dir)
	return err
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
