// Package rules is what sockvet knows about sockets that another process can
// hijack on Windows. It is data and pure functions: it knows nothing of Go
// syntax, and prints nothing.
//
// The data is that of Anthony Jones's article on Winsock socket security, in
// the article's own terms. A first caller binds a port, then a second caller
// binds the same port. Each has set no option (default), SO_REUSEADDR or
// SO_EXCLUSIVEADDRUSE, and binds the wildcard address or a specific one. The
// second bind is a success, or fails with WSAEADDRINUSE or WSAEACCES. Table 1
// says what each platform offers, Table 2 holds for Windows XP and earlier,
// Tables 3 and 4 for Windows Server 2003, Vista and everything later, where
// both callers are the same user (Table 3) or different users (Table 4).
//
// Three questions stand on the tables, and whatever sockvet says about the
// risk of a bind is an answer to one of them:
//
//   - [Bind]: does the second caller succeed?
//   - [Exposures]: who can take a victim's traffic, when, and how much of it?
//   - [Improvement]: which of these exposures are gone once the victim sets
//     an option?
//
// [BindLevel] draws the level of a finding from these answers. [Linger] is the
// verdict on an SO_LINGER timeout. [Catalogue] is the one home of all that a
// user reads about a rule.
//
// The tables are about sockets of one address family. A dual-stack socket
// beside a socket of the other family follows rules of its own, which are not
// in this package.
package rules
