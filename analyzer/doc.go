// Package analyzer is the analysis pass of sockvet.
//
// # Analyzer sockvet
//
// sockvet: find sockets that another process can hijack on Windows
//
// On Windows a second process may bind a port that is in use. Unless the
// listener sets SO_EXCLUSIVEADDRUSE before it binds, a process that binds a
// specific address on the same port, before or after the listener binds the
// wildcard address, receives the traffic of that address. Package net sets
// the option on no socket, and a listener that sets SO_REUSEADDR hands its
// port to every user of the machine.
//
// The pass reports
//
//   - exclusive: a listener on a fixed port without SO_EXCLUSIVEADDRUSE
//   - client-port: a client that insists on a fixed local port without it
//   - reuseaddr: SO_REUSEADDR turned on for a socket that is not multicast
//   - linger: SO_LINGER settings that lose data or stall Close
//   - option-order: an option set on a socket that is bound already
//   - option-conflict: both options on one socket, where setsockopt fails
//   - option-unchecked: the error of setting SO_EXCLUSIVEADDRUSE dropped
//   - option-value: 'exclusive' code that sets something else
//   - dual-stack: exclusive use of IPv4 alone
//   - bind-error: a bind error compared with one that Windows never returns
//   - graceful-close (off by default): a connection of an exclusive listener
//     closed without a graceful shutdown
//   - suppression: an ignore comment that has no effect
//
// For example
//
//	l, err := net.Listen("tcp", ":8080") // reported
//
// is bound safely by
//
//	lc := net.ListenConfig{Control: exclusive}
//	l, err := lc.Listen(ctx, "tcp", ":8080")
//
// where exclusive calls syscall.SetsockoptInt with SOL_SOCKET and
// ^syscall.SO_REUSEADDR, which is SO_EXCLUSIVEADDRUSE, in a file for Windows.
//
// A comment
//
//	//sockvet:ignore RULE[,RULE] reason
//
// at the end of the line, above the statement or in the declaration's doc
// comment hides findings; //sockvet:ignore-file hides those of its file.
//
// What binds a socket is derived from source, the standard library's
// included, and travels from package to package as facts: the pass knows by
// name only the functions of net, syscall and golang.org/x/sys. A port that
// it cannot tell is not reported.
//
// The pass depends on golang.org/x/tools and the standard library only and
// can be embedded in any driver for [analysis.Analyzer]; [New] makes one with
// other [Settings].
package analyzer
