package reuseaddr

import "syscall"

func reusePort(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: SO_REUSEADDR is set in place of SO_REUSEPORT, which Windows does not have, on a socket that is not multicast: .*\(a restart does not need it there\)`
}

const soREUSEPORT = 4 // there is none

func byConstant(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, soREUSEPORT, 1) // want `reuseaddr: .*in place of SO_REUSEPORT`
}

// rebind gets around connections in TIME_WAIT.
func rebind(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: SO_REUSEADDR is set on a socket that is not multicast: .*connections in TIME_WAIT, the reason given, do not call for it there`
}

func commented(s syscall.Handle) error {
	// Otherwise we have to sit out the time-wait state.
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: .*connections in TIME_WAIT, the reason given`
}

func evadeTimeWait(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: .*connections in TIME_WAIT, the reason given`
}

// Neither is given as a reason here: port reuse, the time it takes, waiting.
func plain(s syscall.Handle) error {
	return syscall.SetsockoptInt(s, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want `reuseaddr: SO_REUSEADDR is set on a socket that is not multicast: on Windows .*\(a restart does not need it there\)`
}
