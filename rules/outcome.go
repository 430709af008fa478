package rules

import "fmt"

// An Outcome is what the second caller's bind returns.
type Outcome uint8

const (
	// Success means that the second caller is bound beside the first.
	Success Outcome = iota
	// InUse means that bind fails with WSAEADDRINUSE (10048).
	InUse
	// Access means that bind fails with WSAEACCES (10013). That error has
	// other causes too, so it does not prove that the port has a holder.
	Access
)

// String returns "success", "WSAEADDRINUSE" or "WSAEACCES".
func (o Outcome) String() string {
	switch o {
	case Success:
		return "success"
	case InUse:
		return "WSAEADDRINUSE"
	case Access:
		return "WSAEACCES"
	}
	return fmt.Sprintf("Outcome(%d)", uint8(o))
}

// InArticle returns the outcome as the cells of Tables 2 to 4 spell it:
// "Success", "INUSE" or "ACCESS".
func (o Outcome) InArticle() string {
	switch o {
	case Success:
		return "Success"
	case InUse:
		return "INUSE"
	case Access:
		return "ACCESS"
	}
	return o.String()
}

// Code returns the Winsock error code of the outcome, 0 for success.
func (o Outcome) Code() int {
	switch o {
	case Success:
		return 0
	case InUse:
		return 10048
	case Access:
		return 10013
	}
	panic("rules: no such outcome: " + o.String())
}
