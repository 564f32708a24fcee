package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/gotooltest"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

var update = flag.Bool("update", false, "write what the command prints into the scripts that compare it")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loopvet": main})
}

func TestFormats(t *testing.T)  { scripts(t, "script") }
func TestFailures(t *testing.T) { scripts(t, "script", "failures") }

func scripts(t *testing.T, dir ...string) {
	t.Helper()
	params := testscript.Params{
		Dir:                 filepath.Join(append([]string{"testdata"}, dir...)...),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	}
	if err := gotooltest.Setup(&params); err != nil {
		t.Fatal(err)
	}
	golang := params.Setup
	shared := filepath.Join(t.TempDir(), "cache") // the standard library's types are the same for all
	params.Setup = func(env *testscript.Env) error {
		if err := golang(env); err != nil {
			return err
		}
		// For scripts that empty PATH.
		loopvet, err := exec.LookPath("loopvet")
		if err != nil {
			return err
		}
		env.Setenv("LOOPVET", loopvet)
		env.Setenv(cache.Variable, shared)
		env.Setenv("GOFLAGS", "")
		env.Setenv("GOPROXY", "off")
		env.Setenv("GOTOOLCHAIN", "local")
		env.Setenv("NO_COLOR", os.Getenv("NO_COLOR"))
		return nil
	}
	testscript.Run(t, params)
}
