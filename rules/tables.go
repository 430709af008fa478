package rules

import "fmt"

// A grid holds the outcomes of a table by the first caller's option and
// scope, then the second caller's option and scope.
type grid [3][2][3][2]Outcome

// Table 2: Bind Behavior with Various Options Set.
var table2 = grid{
	// Second caller:
	//   Default               SO_REUSEADDR          SO_EXCLUSIVEADDRUSE
	//   Wildcard, Specific    Wildcard, Specific    Wildcard, Specific
	Default: {
		Wildcard: {{InUse, InUse}, {Success, Success}, {InUse, InUse}},
		Specific: {{InUse, InUse}, {Success, Success}, {InUse, InUse}},
	},
	ReuseAddr: {
		Wildcard: {{InUse, InUse}, {Success, Success}, {InUse, InUse}},
		Specific: {{InUse, InUse}, {Success, Success}, {InUse, InUse}},
	},
	ExclusiveAddrUse: {
		Wildcard: {{InUse, InUse}, {Access, Access}, {InUse, InUse}},
		Specific: {{InUse, InUse}, {Access, Access}, {InUse, InUse}},
	},
}

// Table 3: Both callers are the same user.
//
// The prose before it says that same-user behaviour "is like it was before",
// that is like Table 2. The tables differ, and the table is right: Wine's
// tests, which pass on Windows, agree with it.
var table3 = grid{
	// Second caller:
	//   Default               SO_REUSEADDR          SO_EXCLUSIVEADDRUSE
	//   Wildcard, Specific    Wildcard, Specific    Wildcard, Specific
	Default: {
		Wildcard: {{InUse, Success}, {Access, Success}, {InUse, Success}},
		Specific: {{Success, InUse}, {Success, Access}, {InUse, InUse}},
	},
	ReuseAddr: {
		Wildcard: {{InUse, Success}, {Success, Success}, {InUse, Success}},
		Specific: {{Success, InUse}, {Success, Success}, {InUse, InUse}},
	},
	ExclusiveAddrUse: {
		Wildcard: {{InUse, Access}, {Access, Access}, {InUse, Access}},
		Specific: {{Success, InUse}, {Success, Access}, {InUse, InUse}},
	},
}

// Table 4: Callers are different users.
var table4 = grid{
	// Second caller:
	//   Default               SO_REUSEADDR          SO_EXCLUSIVEADDRUSE
	//   Wildcard, Specific    Wildcard, Specific    Wildcard, Specific
	Default: {
		Wildcard: {{InUse, Access}, {Access, Access}, {InUse, Access}},
		Specific: {{Success, InUse}, {Success, Access}, {InUse, InUse}},
	},
	ReuseAddr: {
		Wildcard: {{InUse, Access}, {Success, Success}, {InUse, Access}},
		Specific: {{Success, InUse}, {Success, Success}, {InUse, InUse}},
	},
	ExclusiveAddrUse: {
		Wildcard: {{InUse, Access}, {Access, Access}, {InUse, Access}},
		Specific: {{Success, InUse}, {Success, Access}, {InUse, InUse}},
	},
}

func gridOf(table int) *grid {
	switch table {
	case 2:
		return &table2
	case 3:
		return &table3
	case 4:
		return &table4
	}
	panic(fmt.Sprintf("rules: table %d has no bind outcomes", table))
}

func (g *grid) rows() []Row {
	var rows []Row
	for _, first := range Callers() {
		row := Row{First: first}
		for i, second := range Callers() {
			row.Second[i] = g[first.Option][first.Scope][second.Option][second.Scope]
		}
		rows = append(rows, row)
	}
	return rows
}
