package driver

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// The types of a program's packages are kept in the form of export data.
// What gcexportdata writes for one package holds all the types that its
// exported declarations lead to, in its own and in other packages, and
// written for each package it would say the same again and again. So there
// is one piece of export data for all: that of a package made for the
// purpose, the catalogue, which declares something of the same type for each
// thing that the others export.

// cataloguePath is no import path.
const cataloguePath = "sockvet catalogue"

// An exported package is one of which declarations are kept: all that are exported,
// or those of them that go by the names.
type exported struct {
	pkg   *types.Package
	names hashSet // nil for all
}

// objects calls each with the declarations to keep.
func (e exported) objects(each func(types.Object)) {
	scope := e.pkg.Scope()
	for _, name := range scope.Names() {
		if token.IsExported(name) && (e.names == nil || e.names.has(outline.Hash(name))) {
			each(scope.Lookup(name))
		}
	}
}

// left returns what stands for the exported names that are not kept.
func (e exported) left() (names []uint32) {
	if e.names == nil {
		return nil
	}
	for _, name := range e.pkg.Scope().Names() {
		if h := outline.Hash(name); token.IsExported(name) && !e.names.has(h) {
			names = append(names, h)
		}
	}
	return names
}

// exportTypes returns the declarations of the packages.
func exportTypes(fset *token.FileSet, pkgs []exported) ([]byte, error) {
	catalogue := types.NewPackage(cataloguePath, "catalogue")
	for i, e := range pkgs {
		e.objects(func(obj types.Object) {
			catalogue.Scope().Insert(catalogueEntry(catalogue, entryName(i, obj), obj))
		})
	}
	var buf bytes.Buffer
	if err := gcexportdata.Write(&buf, fset, catalogue); err != nil {
		return nil, fmt.Errorf("export types: %w", err)
	}
	return buf.Bytes(), nil
}

// An entry's name is exported, and tells the package, the object, and whether
// the entry mentions a type or is like what it stands for.
const (
	likeness = "X"
	mention  = "T"
)

func entryName(pkg int, obj types.Object) string {
	kind := likeness
	if _, ok := obj.(*types.TypeName); ok {
		kind = mention
	}
	return kind + strconv.Itoa(pkg) + "_" + obj.Name()
}

func parseEntryName(entry string) (kind string, pkg int, name string, err error) {
	number, name, ok := strings.Cut(entry, "_")
	if !ok || number == "" {
		return "", 0, "", errors.New("malformed name")
	}
	pkg, err = strconv.Atoi(number[1:])
	return number[:1], pkg, name, err
}

// catalogueEntry returns what stands for obj in the catalogue. A type is
// declared by mentioning it.
func catalogueEntry(catalogue *types.Package, name string, obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return types.NewFunc(obj.Pos(), catalogue, name, obj.Signature())
	case *types.Const:
		return types.NewConst(obj.Pos(), catalogue, name, obj.Type(), obj.Val())
	}
	return types.NewVar(obj.Pos(), catalogue, name, obj.Type())
}

// importTypes makes anew the packages that exportTypes was given, which have
// these paths and names, and returns them by path together with those that
// their declarations lead to. The others have only what is led to.
func importTypes(fset *token.FileSet, data []byte, paths, names []string) (map[string]*types.Package, error) {
	all := make(map[string]*types.Package)
	pkgs := make([]*types.Package, len(paths))
	for i, path := range paths {
		pkgs[i] = types.NewPackage(path, names[i])
		all[path] = pkgs[i]
	}
	catalogue, err := gcexportdata.Read(bytes.NewReader(data), fset, all, cataloguePath)
	if err != nil {
		return nil, fmt.Errorf("import types: %w", err)
	}
	delete(all, cataloguePath)
	scope := catalogue.Scope()
	for _, entry := range scope.Names() {
		kind, i, name, err := parseEntryName(entry)
		if err != nil || i < 0 || i >= len(pkgs) {
			return nil, fmt.Errorf("import types: %q is no entry of the catalogue", entry)
		}
		own := pkgs[i].Scope()
		switch {
		case kind == likeness:
			own.Insert(likenessIn(pkgs[i], name, scope.Lookup(entry)))
		case own.Lookup(name) == nil:
			return nil, fmt.Errorf("import types: type %s.%s is not declared", paths[i], name)
		}
	}
	return all, nil
}

// likenessIn returns what the entry of the catalogue stands for.
func likenessIn(pkg *types.Package, name string, entry types.Object) types.Object {
	switch entry := entry.(type) {
	case *types.Func:
		return types.NewFunc(entry.Pos(), pkg, name, ownSignature(pkg, entry.Signature()))
	case *types.Const:
		return types.NewConst(entry.Pos(), pkg, name, entry.Type(), entry.Val())
	}
	return types.NewVar(entry.Pos(), pkg, name, entry.Type())
}

// ownSignature makes the parameters of a function belong to its package
// again. Those of a generic one can't be told from their types any more.
func ownSignature(pkg *types.Package, sig *types.Signature) *types.Signature {
	if sig.TypeParams().Len() > 0 {
		return sig
	}
	return types.NewSignatureType(nil, nil, nil, ownTuple(pkg, sig.Params()), ownTuple(pkg, sig.Results()), sig.Variadic())
}

func ownTuple(pkg *types.Package, tuple *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, tuple.Len())
	for i := range vars {
		v := tuple.At(i)
		vars[i] = types.NewParam(v.Pos(), pkg, v.Name(), v.Type())
	}
	return types.NewTuple(vars...)
}
