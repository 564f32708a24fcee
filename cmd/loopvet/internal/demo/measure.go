package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Delay is how long what else had to be done on the loop waited for it.
type Delay struct{ P50, P99, Max time.Duration }

// Measured says what was done for a Delay.
const Measured = `How long the loop let others wait while "open" and "lock" were clicked, five times each:`

// patience is for the run of a program that takes two seconds, or longer where
// its computing has to share a processor.
const patience = 2 * time.Minute

// Measure compiles the program in dir and has it measure itself.
func Measure(ctx context.Context, dir string) (d Delay, err error) {
	name := filepath.Join(filepath.Dir(dir), Name+".exe")
	build := exec.CommandContext(ctx, "go", "build", "-o", name, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	if out, err := build.CombinedOutput(); err != nil {
		return d, fmt.Errorf("the demo's program cannot be compiled, so it is not measured: %w\n%s", err, bytes.TrimSpace(out))
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	run := exec.CommandContext(ctx, name, "-measure")
	run.Dir = dir
	out, err := run.Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		err = fmt.Errorf("%w\n%s", err, bytes.TrimSpace(exit.Stderr))
	}
	if err == nil {
		err = json.Unmarshal(out, &d)
	}
	if err != nil {
		return d, fmt.Errorf("the demo's program did not measure itself: %w", err)
	}
	return d, nil
}

// Table prints the delays of a program and of the one that its fixes made of it.
func Table(w io.Writer, before, after Delay) {
	fmt.Fprintf(w, "%s\n\n%10s %10s %10s %10s\n", Measured, "", "p50", "p99", "max")
	for _, row := range []struct {
		name string
		Delay
	}{{"before", before}, {"after", after}} {
		fmt.Fprintf(w, "%-10s %10s %10s %10s\n", row.name, short(row.P50), short(row.P99), short(row.Max))
	}
}

// short rounds to two or three digits.
func short(d time.Duration) time.Duration {
	for unit := time.Duration(1); ; unit *= 10 {
		if d < 1000*unit {
			return d.Round(unit)
		}
	}
}
