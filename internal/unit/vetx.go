package unit

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/gcexportdata"
)

// A vetx file holds what importers need of a package: a header of the word
// "vetx" and two lengths, as 32 bits little-endian each; the types as
// gcexportdata writes them, without the letter in front; and the facts as gob.
// This is the form of unitchecker at the version of golang.org/x/tools in
// go.mod; TestSameAsUnitchecker fails if that changes.

const (
	vetxMagic  = "vetx"
	vetxHeader = len(vetxMagic) + 8
	// exportFormat is the letter that gcexportdata puts in front of types.
	exportFormat = "i"
)

// A vetx is the content of such a file.
type vetx struct{ types, facts []byte }

func readVetx(name string) (vetx, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return vetx{}, err
	}
	if len(data) < vetxHeader || string(data[:len(vetxMagic)]) != vetxMagic {
		return vetx{}, fmt.Errorf("read %s: no vetx file", name)
	}
	size := uint64(binary.LittleEndian.Uint32(data[4:]))
	factsSize := uint64(binary.LittleEndian.Uint32(data[8:]))
	body := data[vetxHeader:]
	if size+factsSize > uint64(len(body)) {
		return vetx{}, fmt.Errorf("read %s: cut off", name)
	}
	return vetx{types: body[:size], facts: body[size : size+factsSize]}, nil
}

// importTypes reads the types of a package. What they lead to in others goes
// into imports.
func (v vetx) importTypes(fset *token.FileSet, imports map[string]*types.Package, path string) (*types.Package, error) {
	in := io.MultiReader(strings.NewReader(exportFormat), bytes.NewReader(v.types))
	return gcexportdata.Read(in, fset, imports, path)
}

func writeVetx(name string, fset *token.FileSet, pkg *types.Package, facts []byte) error {
	var buf bytes.Buffer
	buf.Write(make([]byte, vetxHeader-len(exportFormat))) // with the letter, as long as the header
	if err := gcexportdata.Write(&buf, fset, pkg); err != nil {
		return fmt.Errorf("export types: %w", err)
	}
	size := buf.Len() - vetxHeader
	buf.Write(facts)
	data := buf.Bytes()
	copy(data, vetxMagic)
	binary.LittleEndian.PutUint32(data[4:], uint32(size))
	binary.LittleEndian.PutUint32(data[8:], uint32(len(facts)))
	return os.WriteFile(name, data, 0o666)
}
