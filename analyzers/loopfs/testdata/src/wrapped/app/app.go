// Package app hands what wraps a handler to the package that calls it: it reports.
package app

import (
	"wrapped/mid"
	"wrapped/srv"
)

func build() *srv.Model {
	m := &srv.Model{}
	m.Use(mid.Trim(), mid.Audit("given")) // want `os\.WriteFile \(fs\) blocks the bubbletea loop: .*mid\.Audit\.func1\.func1 → os\.WriteFile`
	return m
}
