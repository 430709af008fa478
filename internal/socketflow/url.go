package socketflow

import "net/url"

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
