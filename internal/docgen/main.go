// Command docgen writes what in docs is generated: the pages of the rules and
// the picture of the bind tables.
//
//	go run ./internal/docgen docs
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("docgen: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: docgen DIR")
	}
	for _, page := range ruledoc.Pages(rules.Catalogue()) {
		file := filepath.Join(os.Args[1], filepath.FromSlash(page.Path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(file, page.Text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
