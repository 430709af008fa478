// Package errors is the part of github.com/pkg/errors that compares errors.
package errors

import "errors"

// Is is errors.Is.
func Is(err, target error) bool { return errors.Is(err, target) }
