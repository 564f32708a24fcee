package main

import (
	_ "embed"
	"os"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cli"
)

//go:embed doc.go
var page string

func main() {
	os.Exit(cli.Main(page, os.Args[1:], os.Stdout, os.Stderr))
}
