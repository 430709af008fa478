package socketflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// An Input is one type-checked package and what is known of those that it
// imports.
type Input struct {
	Fset   *token.FileSet
	Files  []*ast.File
	Types  *types.Package
	Info   *types.Info
	Module string // path of the module, "" if unknown

	// Summary and Value return what is known of a function and a variable of
	// another package, nil if nothing; Ledger returns that of an import, and
	// Fields the fields in it that binds read.
	Summary func(*types.Func) *Summary
	Value   func(*types.Var) *Value
	Ledger  func(*types.Package) *LedgerFact
	Fields  func(*types.Package) []string

	// Telling reports whether there is a fact about an object of another
	// package that tells of a socket.
	Telling func(types.Object) bool

	// Within asks for the fixed ports that other modules bind by themselves.
	Within bool

	// Skip tells which files' functions are left out.
	Skip func(*ast.File) bool
	// Foreign tells which files are not compiled for Windows, and Idle of a
	// function in one of them that what Windows has in its place does
	// nothing. Nil means none.
	Foreign func(*ast.File) bool
	Idle    func(*types.Func) bool
}

// A Package is one package under analysis.
type Package struct {
	Input
	Prog *ssa.Program
	SSA  *ssa.Package

	frames map[*ssa.Function]*frame
	funcs  map[string]*ssa.Function
	sole   map[*types.Named]types.Type
	vars   map[*ssa.Global]*Value

	callsIn    map[ast.Decl]map[token.Pos]*ast.CallExpr // see callAt
	fieldSteps map[fieldOfType]string                   // see fieldStep
	selected   map[selection]*Value                     // see selVariable
	bindings   map[binding]*Value                       // see rebound
	addresses  map[*Value][]Endpoint                    // see endpoints
	halves     map[*Value]half                          // see noteHalf
	fullNames  map[*types.Func]string                   // see fullName
	handovers  map[handover][]*types.Func               // see binders

	matter  map[string]bool     // see mayMatter
	holding map[types.Type]bool // see holdsAddress

	tables     map[*types.Var]bool // see withoutTables
	collecting bool                // see globalWrites

	materials map[objectWithin]*Value // see materialized

	varFields map[globalField]*Value        // see globalPath
	varWrites map[*ssa.Global][]globalWrite // see globalWrites
	varParts  map[*ssa.Global]*part         // see globalParts

	typeSpecs []*ast.TypeSpec    // all that the package declares
	counters  map[token.Pos]bool // where it has a variable that is counted up or down

	consts  map[constKey]*constantExprs // see constants
	byPath  map[string]*types.Package   // see packageOf
	unasked []*types.Package            // of these, those whose imports are not among them yet
	asks    map[string]map[string]bool  // see asked

	asksHere  map[string]bool       // see askedHere
	asksBelow map[string]bool       // see askedBelow
	deposited map[string][]*deposit // see deposits
	below     *ledger               // see inherited
	told      map[string]bool       // see tell
	kept      map[string]bool       // see keep
	joins     map[string]bool       // see joined
	grouped   map[Place]bool        // options that are set on nothing but multicast sockets

	calledBinds map[string]bool            // see called
	calledBy    map[*ssa.Function][]caller // see callers
	indirect    map[string]bool            // see calledOtherwise
	code        []*ssa.Function            // that is looked at
	all         []*frame                   // of code, as far as that has been

	heldCalls []heldCall          // see addHeld
	keptFuncs map[string]keptFunc // see fieldFuncs

	foreign []posRange // of files that are not compiled for Windows
	// What the functions without their bodies call, write to and hand to other packages,
	// see leaveOut.
	unread        []*types.Func
	writtenUnread map[types.Object]bool
	handedUnread  []types.Type
	unreadValues  map[ast.Expr]bool // of variables, see leaveOutInitialiser

	unreached map[*ssa.Function]bool // see reached

	usedBy       map[*ssa.Function][]use // see uses
	invokedNames map[string]bool         // see invoked
	fieldsSet    *unset                  // see isUnset
	operands     []*ssa.Value            // see operandsOf
	concretes    []*types.TypeName       // see concreteTypes

	depth, steps int
	inStored     int  // what a function that callers supply is given is materialized, see addOpenMembers
	exporting    bool // all that happens in the package is known
}

type posRange struct{ from, to token.Pos }

// Relay stands for a package that does not touch sockets: it passes on what it
// inherits, and may be the first in which a store and a bind meet.
func Relay(in Input) *Package {
	return &Package{
		Input:  in,
		frames: map[*ssa.Function]*frame{},
		funcs:  map[string]*ssa.Function{},
		sole:   map[*types.Named]types.Type{},
		vars:   map[*ssa.Global]*Value{},
		asks:   map[string]map[string]bool{},
		told:   map[string]bool{},
		kept:   map[string]bool{},

		counters:      map[token.Pos]bool{},
		writtenUnread: map[types.Object]bool{},
		unreadValues:  map[ast.Expr]bool{},

		callsIn:    map[ast.Decl]map[token.Pos]*ast.CallExpr{},
		fieldSteps: map[fieldOfType]string{},
		fullNames:  map[*types.Func]string{},
		handovers:  map[handover][]*types.Func{},
		selected:   map[selection]*Value{},
		bindings:   map[binding]*Value{},
		addresses:  map[*Value][]Endpoint{},
		halves:     map[*Value]half{},

		matter:    map[string]bool{},
		holding:   map[types.Type]bool{},
		tables:    map[*types.Var]bool{},
		materials: map[objectWithin]*Value{},
		varFields: map[globalField]*Value{},
		varParts:  map[*ssa.Global]*part{},
	}
}

// Analyze reads a package. It builds SSA form for it, so it should be called
// only for a package that [Touches] sockets.
func Analyze(in Input) *Package {
	p := Relay(in)
	p.byPath, p.unasked = map[string]*types.Package{in.Types.Path(): in.Types}, []*types.Package{in.Types}
	p.Prog = ssa.NewProgram(in.Fset, ssa.BareInits)
	p.createImports()
	p.indexForeign()
	p.SSA = p.Prog.CreatePackage(in.Types, p.relevant(), p.withoutTables(), false)
	p.SSA.Build()
	p.code = p.reached(p.functions())
	for _, fn := range p.code {
		p.steps = 0
		f := p.frame(fn)
		f.happenings()
		p.all = append(p.all, f)
	}
	p.bindHeld()
	return p
}

// packageOf returns the package of a path, nil if the package does not import it, directly
// or not. Most that are asked for are near.
func (p *Package) packageOf(path string) *types.Package {
	for p.byPath[path] == nil && len(p.unasked) > 0 {
		pkg := p.unasked[0]
		p.unasked = p.unasked[1:]
		for _, imp := range pkg.Imports() {
			if p.byPath[imp.Path()] == nil {
				p.byPath[imp.Path()] = imp
				p.unasked = append(p.unasked, imp)
			}
		}
	}
	return p.byPath[path]
}

func (p *Package) indexForeign() {
	for _, f := range p.Files {
		if p.Foreign != nil && p.Foreign(f) {
			p.foreign = append(p.foreign, posRange{f.FileStart, f.FileEnd})
		}
	}
}

// isForeign reports whether a function stands in a file that is not compiled
// for Windows.
func (p *Package) isForeign(fn *ssa.Function) bool {
	for _, r := range p.foreign {
		if fn.Pos() >= r.from && fn.Pos() < r.to {
			return true
		}
	}
	return false
}

// functions returns the functions of the package in the order of the source,
// a closure after the function that it stands in.
func (p *Package) functions() []*ssa.Function {
	var fns []*ssa.Function
	var add func(fn *ssa.Function)
	add = func(fn *ssa.Function) {
		if fn == nil || len(fn.Blocks) == 0 {
			return
		}
		fns = append(fns, fn)
		for _, anon := range fn.AnonFuncs {
			add(anon)
		}
	}
	add(p.SSA.Func("init"))
	for _, file := range p.Files {
		if p.skipped(file) {
			continue
		}
		for _, d := range file.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if obj, ok := p.Info.Defs[fd.Name].(*types.Func); ok {
				add(p.Prog.FuncValue(obj))
			}
		}
	}
	return fns
}

// Bounds on how deep and how long one function is followed.
const (
	maxNesting = 400
	maxSteps   = 100_000
	// Of what only packages above may ask for, of which most never do.
	maxFactSteps    = 10_000 // for one function or variable
	maxExportSteps  = 3_000  // for one store
	maxExportBudget = 60_000 // for all stores of a package
)

// budget sets how many steps the next evaluation may take.
func (p *Package) budget(steps int) { p.steps = maxSteps - steps }

// enter counts one step of evaluation; it fails when a bound is reached.
func (p *Package) enter() bool {
	if p.depth >= maxNesting || p.steps >= maxSteps {
		return false
	}
	p.depth++
	p.steps++
	return true
}

func (p *Package) leave() { p.depth-- }

// imported returns what is known of a function of another package.
func (p *Package) imported(fn *types.Func) *Summary {
	if fn.Pkg() == nil || fn.Pkg() == p.Types || p.Summary == nil {
		return nil
	}
	return p.Summary(fn.Origin())
}
