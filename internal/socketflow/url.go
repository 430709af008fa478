package socketflow

import (
	"net/url"
	"slices"
	"strings"
)

// A server may be told what to listen on by a URL: tcp://127.0.0.1:8080. The result
// of url.Parse is an operation on its text, of which the fields are parts.
const (
	parsedURL = "url"
	urlPart   = "part of url"
)

// parseURL is the model of url.Parse.
func parseURL(_ *Package, i int, args []*Value) *Value {
	if i != 0 {
		return unknown
	}
	return &Value{Kind: Op, Text: parsedURL, Args: args}
}

// urlMethod is the model of a method of url.URL that yields text. It returns nil for
// a URL that was not parsed from text.
func urlMethod(name string) func(*Package, int, []*Value) *Value {
	return func(p *Package, _ int, args []*Value) *Value {
		if args[0].Kind != Op || args[0].Text != parsedURL || len(args[0].Path) > 0 {
			return nil
		}
		return p.op(urlPart, 0, args[0].Args[0], str(name))
	}
}

// partOfURL returns a field of a URL, or what a method yields; "" for any other.
func partOfURL(text, part string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	switch part {
	case "net/url.URL.Scheme":
		return u.Scheme
	case "net/url.URL.Host":
		return u.Host
	case "net/url.URL.Path":
		return u.Path
	case "Hostname":
		return u.Hostname()
	case "Port":
		return u.Port()
	}
	return ""
}

// foldPartOfURL takes apart a URL that is put together of parts, of which some may be
// unknown, as "tcp://" + host + ":" + port is.
func foldPartOfURL(p *Package, _ int, args []*Value) *Value {
	if args[0].Kind != Op || args[0].Text != "concat" {
		return nil
	}
	scheme, authority, ok := p.splitURL(args[0].Args)
	if !ok {
		return nil
	}
	switch args[1].Text {
	case "net/url.URL.Scheme":
		return scheme
	case "net/url.URL.Host":
		return authority
	case "Hostname":
		return p.halfOf(authority, 0)
	case "Port":
		return p.halfOf(authority, 1)
	}
	return unknown
}

// halfOf returns the host or the port of a URL, which need not have one. It returns nil
// where a part that is not known may have it.
func (p *Package) halfOf(authority *Value, i int) *Value {
	made := authority.Kind == Op && authority.Text == "concat"
	if authority.Kind == Str || made {
		if _, _, ok := p.splitLast(authority); !ok {
			return pick(made, nil, pick(i == 0, authority, str("")))
		}
	}
	return p.op("net.SplitHostPort", i, authority)
}

// splitURL returns the scheme of a URL made of parts, and its host and port: what is
// between two slashes and another one, as far as they are known. It fails where there is
// the name of a user too.
func (p *Package) splitURL(parts []*Value) (scheme, authority *Value, ok bool) {
	for k, c := range parts {
		if c.Kind != Str {
			continue
		}
		before, after, found := strings.Cut(c.Text, "://")
		if !found {
			continue
		}
		part := func(text string) *Value { return inheritPlace(str(text), parts[k:k+1]) }
		rest := append([]*Value{part(after)}, parts[k+1:]...)
		for i, c := range rest {
			if c.Kind != Str {
				continue
			}
			if end := strings.IndexAny(c.Text, "/?#"); end >= 0 {
				rest = append(slices.Clone(rest[:i]), inheritPlace(str(c.Text[:end]), rest[i:i+1]))
				break
			}
		}
		if slices.ContainsFunc(rest, func(c *Value) bool { return c.Kind == Str && strings.Contains(c.Text, "@") }) {
			return nil, nil, false
		}
		scheme = p.concat(append(slices.Clone(parts[:k]), part(before))...)
		return scheme, p.concat(rest...), true
	}
	return nil, nil, false
}
