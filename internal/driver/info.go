package driver

import (
	"go/ast"
	"go/types"
	"math/bits"
	"sync"
)

// infos has what type checkers have filled for packages that are done, for those to
// come: by the number of bits in the size of the source that the maps have room for.
type infos [bits.UintSize + 1]sync.Pool // of *types.Info

// take returns what a type checker may fill for so many bytes of source.
func (p *infos) take(size int) *types.Info {
	class := bits.Len(uint(size))
	if info, ok := p[class].Get().(*types.Info); ok {
		return info
	}
	return newInfo(1<<class - 1)
}

// give takes back what nobody reads any more. It was taken for so many bytes of source.
func (p *infos) give(info *types.Info, size int) {
	clear(info.Types)
	clear(info.Defs)
	clear(info.Uses)
	clear(info.Implicits)
	clear(info.Instances)
	clear(info.Selections)
	clear(info.FileVersions)
	p[bits.Len(uint(size))].Put(info)
}

// newInfo asks for what the pass and what it builds read, about so many bytes of source.
// Scopes, of which there are as many as blocks, they don't. The maps have room from the
// start for what most source makes of them: growing them would take a twentieth of a run.
func newInfo(size int) *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, size*7/128),
		Defs:         make(map[*ast.Ident]types.Object, size/128),
		Uses:         make(map[*ast.Ident]types.Object, size/26),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection, size/160),
		FileVersions: make(map[*ast.File]string),
	}
}
