package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

// tellCache is loopvet cache: where it is and how large. loopvet cache clean
// empties it.
func tellCache(_ context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) > 1 || len(args) == 1 && args[0] != "clean" {
		return fail(stderr, errors.New("the forms are: loopvet cache, loopvet cache clean"))
	}
	c, err := cache.Open()
	if err != nil {
		return fail(stderr, err)
	}
	if c == nil {
		fmt.Fprintf(stdout, "there is no cache: %s is off, or you have no directory for one\n", cache.Variable)
		return Clean
	}
	if len(args) == 1 {
		if err := c.Clean(); err != nil {
			return fail(stderr, err)
		}
		return Clean
	}
	entries, size := c.Usage()
	fmt.Fprintf(stdout, "%s\n%d entries, %.1f MB\n", c.Dir(), entries, float64(size)/1e6)
	return Clean
}
