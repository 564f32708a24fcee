// Command custom is golangci-lint with loopvet in it, built from module sources:
// what "golangci-lint custom" builds, without its clone of the repository.
package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/loopvet/loopvet/analyzers/golangci" // the plugin
)

func main() {
	key, err := executable()
	if err == nil {
		// The version is the salt of golangci-lint's cache. A fixed one would repeat
		// the results of an older loopvet.
		err = commands.Execute(commands.BuildInfo{GoVersion: "go", Version: "2.15.0-loopvet-" + key, Commit: "?"})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}

// executable is a hash of this program.
func executable() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sum.Sum(nil)[:8]), nil
}
