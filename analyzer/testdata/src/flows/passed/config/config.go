package config

import (
	"os"
	"reflect"
	"strconv"
)

// Config is filled from the environment, and from the tags for what is not set there.
type Config struct {
	Address string `env:"ADDRESS"`
	Port    int    `env:"PORT" default:"10000"`
}

func Get() (Config, error) {
	conf := &Config{}
	if err := process(conf); err != nil {
		return Config{}, err
	}
	return *conf, nil
}

func process(spec any) error {
	v := reflect.ValueOf(spec).Elem()
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		text, ok := os.LookupEnv(tag.Get("env"))
		if !ok {
			text = tag.Get("default")
		}
		if text == "" {
			continue
		}
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(text)
		case reflect.Int:
			n, err := strconv.Atoi(text)
			if err != nil {
				return err
			}
			f.SetInt(int64(n))
		}
	}
	return nil
}
