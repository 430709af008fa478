// Package settings stands for a library that holds settings under their names.
package settings

var values = map[string]any{}

func SetDefault(name string, value any) { values[name] = value }

func GetString(name string) string { s, _ := values[name].(string); return s }

func GetInt(name string) int { n, _ := values[name].(int); return n }
