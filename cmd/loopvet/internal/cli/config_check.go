package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/loopvet/loopvet/analyzers/host"
)

// checkConfig is loopvet config check [file]: every mistake of the file, those
// included that only the packages show which it speaks of. loopvet config schema
// prints the JSON schema of the file, for editors.
func checkConfig(_ context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == "schema" {
		schema, err := host.JSONSchema()
		if err == nil {
			_, err = stdout.Write(schema)
		}
		if err != nil {
			return fail(stderr, err)
		}
		return Clean
	}
	if len(args) == 0 || args[0] != "check" || len(args) > 2 {
		return fail(stderr, errors.New("the forms are: loopvet config check [file], loopvet config schema"))
	}
	file := findConfig()
	if len(args) == 2 {
		file = args[1]
	}
	if file == "" {
		return fail(stderr, fmt.Errorf("there is no %s here or above, up to the module's root", configName))
	}
	if _, err := os.Stat(file); err != nil {
		return fail(stderr, err)
	}
	r, err := host.ResolveConfig(".", file)
	if err != nil {
		return fail(stderr, placed{err})
	}
	tellUndecided(stderr, r)
	if err := errors.Join(r.Problems...); err != nil {
		return fail(stderr, placed{err})
	}
	fmt.Fprintf(stdout, "%s: nothing is wrong; it says something about %d names\n", file, len(r.Lines))
	return Clean
}
