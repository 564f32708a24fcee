package effect

import "testing"

func TestProject(t *testing.T) {
	for path, want := range map[string]string{
		"github.com/rivo/tview":                "github.com/rivo/tview",
		"github.com/owner/app/internal/ui":     "github.com/owner/app",
		"golang.org/x/sync/errgroup":           "golang.org/x/sync",
		"gopkg.in/yaml.v3":                     "gopkg.in/yaml.v3",
		"example.com/app/store [app.test]":     "example.com/app",
		"example.com/app_test":                 "example.com/app",
		"corp/team/service":                    "corp",
		"main":                                 "main",
		"gioui.org/layout":                     "gioui.org/layout",
		"gitlab.com/owner/app/v2/cmd/app_test": "gitlab.com/owner/app",
	} {
		if got := project(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
