package driver

import (
	"go/ast"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/driver/outline"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// A scout tells from the tokens of a file whether the pass may have something
// to find or to tell in its package, besides what uses facts.
type scout struct {
	names socketflow.Names            // each makes a package interesting
	funcs map[string]socketflow.Names // so do these, selected from the package of a path
	// members do where the package also mentions a type of interest.
	members socketflow.Names
	// clues are what else may; mayTouch tells from the syntax of files if it does.
	clues    outline.Clues
	mayTouch func(files []*ast.File) bool
	// blind tells by its path that a package has nothing for the pass.
	blind func(path string) bool
}

// passScout is the scout of the real pass.
func passScout() *scout {
	return &scout{
		names:   socketflow.PrimitiveNames(),
		funcs:   socketflow.PrimitiveFuncs(),
		members: socketflow.DialNames(),
		clues: outline.Clues{
			Name:     interest,
			Value:    socketflow.IsClue,
			Text:     socketflow.IsPlaceText,
			Distinct: socketflow.IsDistinct,
			Func:     socketflow.YieldsByName,
			Comment:  analyzer.IsDirective,
		},
		mayTouch: func(files []*ast.File) bool {
			return analyzer.HasDirectives(files) || socketflow.ConfirmsClue(files)
		},
		blind: socketflow.IsPrimitive,
	}
}

func interest(name []byte) outline.Interest {
	switch {
	case socketflow.IsPlace(name):
		return outline.Place
	case string(name) == socketflow.FieldName:
		return outline.Field
	case string(name) == socketflow.TypeName:
		return outline.Type
	case socketflow.IsErrorName(name):
		return outline.Member
	}
	return outline.Plain
}
