// Command docgen writes the pages of docs/rules from the rule catalogue.
//
//	go run ./internal/docgen docs/rules
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
	dir := os.Args[1]
	if err := os.MkdirAll(dir, 0o755); err != nil {
		log.Fatal(err)
	}
	for _, page := range ruledoc.Pages(rules.Catalogue()) {
		if err := os.WriteFile(filepath.Join(dir, page.Name), page.Text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
