// The examples are a module of their own, so that a finding in them is no
// finding in sockvet.
module example.com/sockvet-examples

go 1.26
