// Package config reads configuration files. A file has the names of the
// command's flags as keys, so that there is one name for a setting everywhere;
// which there are is for the caller to say.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Names are those that [Find] looks for, in order.
var names = []string{".sockvet.yml", ".sockvet.yaml"}

// A File is a configuration file.
type File struct {
	Name     string    // of the file, as it was given
	Settings []Setting // in the order of the file
	Paths    []PathRule
}

// A Setting is a key of the file with its value.
type Setting struct {
	Key    string
	Values []string // one for a scalar
	List   bool     // the value is a list
	Line   int
}

// Find returns the configuration file that speaks for dir: the first one in
// dir or above, up to the root of its module. It returns "" if there is none.
func Find(dir string) (string, error) {
	for {
		for _, name := range names {
			file := filepath.Join(dir, name)
			switch _, err := os.Stat(file); {
			case err == nil:
				return file, nil
			case !errors.Is(err, fs.ErrNotExist):
				return "", fmt.Errorf("find configuration: %w", err)
			}
		}
		parent := filepath.Dir(dir)
		if isRoot(dir) || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

func isRoot(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// Parse reads a file whose keys may be those given, and "paths". Errors name
// the line.
func Parse(name string, text []byte, keys []string) (*File, error) {
	f := &File{Name: name}
	doc, err := document(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" { // nothing but comments
		return f, nil
	}
	err = eachKey(doc.Content[0], append([]string{pathsKey}, keys...), func(key, value *yaml.Node) (err error) {
		if key.Value == pathsKey {
			f.Paths, err = parsePaths(value)
			return err
		}
		s := Setting{Key: key.Value, Line: key.Line}
		s.Values, s.List, err = values(key.Value, value)
		f.Settings = append(f.Settings, s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// document reads the only document of a text.
func document(text []byte) (*yaml.Node, error) {
	docs := yaml.NewDecoder(bytes.NewReader(text))
	first, second := new(yaml.Node), new(yaml.Node)
	if err := docs.Decode(first); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch err := docs.Decode(second); {
	case errors.Is(err, io.EOF):
		return first, nil
	case err != nil:
		return nil, err
	}
	return nil, fmt.Errorf("line %d: a second document, which would not be read", second.Line)
}

// eachKey calls do for the keys of a mapping. An unknown or repeated one is an
// error.
func eachKey(node *yaml.Node, keys []string, do func(key, value *yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: want key: value", node.Line)
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], resolve(node.Content[i+1])
		if err := checkKey(key, keys); err != nil {
			return err
		}
		if line, ok := seen[key.Value]; ok {
			return fmt.Errorf("line %d: %s is already set in line %d", key.Line, key.Value, line)
		}
		seen[key.Value] = key.Line
		if err := do(key, value); err != nil {
			return err
		}
	}
	return nil
}

// resolve follows an alias to what it stands for.
func resolve(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// values returns a scalar or a list of scalars as text.
func values(key string, node *yaml.Node) (texts []string, list bool, err error) {
	switch node.Kind {
	case yaml.ScalarNode:
		if node.Tag == "!!null" {
			return nil, false, fmt.Errorf("line %d: %s has no value", node.Line, key)
		}
		return []string{node.Value}, false, nil
	case yaml.SequenceNode:
		for _, item := range node.Content {
			if item = resolve(item); item.Kind != yaml.ScalarNode || item.Tag == "!!null" {
				return nil, true, fmt.Errorf("line %d: %s wants a list of single values", item.Line, key)
			}
			texts = append(texts, item.Value)
		}
		return texts, true, nil
	case yaml.DocumentNode, yaml.MappingNode, yaml.AliasNode:
	}
	return nil, false, fmt.Errorf("line %d: %s wants a value or a list of values", node.Line, key)
}
