package rules

func suppressionRule() Rule {
	return Rule{
		Name:    "suppression",
		Level:   Warning,
		Default: true,
		Title:   "ignore comment without effect",
		Summary: "a sockvet:ignore comment without a reason, with an unknown rule, or where there is nothing to ignore",

		Explanation: text(`
A finding that is understood and accepted is hidden by a comment that names the
rule and says why:

//sockvet:ignore RULE[,RULE] reason

It stands at the end of the line of the finding, or on a line of its own above
the statement or the declaration that it speaks for; in a function's doc comment
it speaks for the whole function. A comment //sockvet:ignore-file RULE reason
speaks for its file. The reason is not optional: whoever reads the code next has
to know whether it still holds.

Comments go stale. One that hides nothing any more looks like an open risk that
somebody has accepted, and would hide the next finding on its line without
anybody having looked at it. So sockvet reports comments without a reason, which
have no effect, rules that it does not know, and comments that hide nothing.
What a comment hides is still in the JSON and SARIF reports, as suppressed.

//nolint:sockvet, which golangci-lint knows, and //lint:ignore sockvet reason,
which staticcheck knows, hide findings as well. Whether they are still needed is
for these tools to say.

What to do: name the rule, say why, and take the comment out when the finding is
gone.
`),

		Bad: source(`
package main

import (
	"log"
	"net"
)

func main() {
	//sockvet:ignore exclusive the port was fixed once
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	log.Print(ln.Addr())
}
`),

		Good: source(`
package main

import (
	"log"
	"net"
)

func main() {
	//sockvet:ignore exclusive the machine has one user, and runs nothing else
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Print(ln.Addr())
}
`),
	}
}
