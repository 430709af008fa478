package unit_test

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/socketflow"
	"github.com/sockvet/sockvet/internal/unit"
)

// roleVariable makes the test binary a vettool: one that compares, or
// unitchecker.
const (
	roleVariable = "SOCKVET_UNIT_TEST_ROLE"
	logVariable  = "SOCKVET_UNIT_TEST_LOG"
)

func TestMain(m *testing.M) {
	switch os.Getenv(roleVariable) {
	case "compare":
		if os.Args[1] == "-V=full" { // a new tool each time, of which go vet has no results yet
			fmt.Printf("unit.test version devel comments buildID=%s\n", rand.Text())
			os.Exit(0)
		}
		if name := os.Args[len(os.Args)-1]; strings.HasSuffix(name, ".cfg") {
			if err := compare(name); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
		fallthrough // the go command asks what the tool is
	case "unitchecker":
		unitchecker.Main(analyzer.Analyzer)
	}
	os.Exit(m.Run())
}

// Of every dependency, importers have to get the same types and the same facts
// from unit as from unitchecker.
func TestSameAsUnitchecker(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "log")
	cmd := exec.Command("go", "vet", "-vettool="+self, "./serve")
	cmd.Dir = "testdata"
	cmd.Env = append(os.Environ(), roleVariable+"=compare", logVariable+"="+log, "GOWORK=off", "GOFLAGS=")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go vet: %v\n%s", err, out)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	same := string(data)
	// One that touches sockets, one that doesn't, one that only passes on.
	for _, path := range []string{"net/http", "strings", "example.com/m/relay"} {
		if !strings.Contains(same, path+"\n") {
			t.Errorf("%s was not compared:\n%s", path, same)
		}
	}
}

// compare makes the facts of a package in both ways. The second stays.
func compare(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var cfg unitchecker.Config
	if err := json.Unmarshal(data, &cfg); err != nil {
		return err
	}
	var here vetx
	err = unit.Facts(name, analyzer.New(analyzer.DefaultSettings()))
	if cfg.VetxOnly {
		if err != nil {
			return err
		}
		if here, err = readVetx(cfg.VetxOutput); err != nil {
			return err
		}
		if err := os.Remove(cfg.VetxOutput); err != nil { // the other has to write its own
			return err
		}
	} else if err == nil {
		return fmt.Errorf("%s: facts alone, though findings were wanted", cfg.ImportPath)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, name)
	cmd.Env = append(os.Environ(), roleVariable+"=unitchecker")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("unitchecker: %w\n%s", err, out)
	}
	if !cfg.VetxOnly {
		return nil
	}
	there, err := readVetx(cfg.VetxOutput)
	if err != nil {
		return err
	}
	if !bytes.Equal(here.types, there.types) {
		return fmt.Errorf("%s: the types differ", cfg.ImportPath)
	}
	if here.facts != there.facts {
		return fmt.Errorf("%s: the facts differ\nhere:\n%s\nunitchecker:\n%s", cfg.ImportPath, here.facts, there.facts)
	}
	return note(cfg.ImportPath)
}

func note(path string) error {
	f, err := os.OpenFile(os.Getenv(logVariable), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(path + "\n")
	return errors.Join(err, f.Close())
}

// A vetx is what importers read, the facts as text.
type vetx struct {
	types []byte
	facts string
}

func readVetx(name string) (vetx, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return vetx{}, err
	}
	size := binary.LittleEndian.Uint32(data[4:])
	for _, f := range []analysis.Fact{new(socketflow.FuncFact), new(socketflow.VarFact), new(socketflow.LedgerFact)} {
		gob.Register(f)
	}
	var stored []struct {
		PkgPath string
		Object  objectpath.Path
		Fact    analysis.Fact
	}
	rest := data[12+size:]
	if len(rest) > 0 {
		if err := gob.NewDecoder(bytes.NewReader(rest)).Decode(&stored); err != nil {
			return vetx{}, err
		}
	}
	var facts strings.Builder
	for _, f := range stored {
		fmt.Fprintf(&facts, "%s %s %T %v\n", f.PkgPath, f.Object, f.Fact, f.Fact)
	}
	return vetx{data[12 : 12+size], facts.String()}, nil
}
