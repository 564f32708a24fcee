// Package sarif_test validates what loopvet -sarif prints against the schema that
// OASIS publishes with SARIF 2.1.0 (errata 01), the file beside this one.
package sarif_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	log := demo(t)
	if err := validate(t, schema, log); err != nil {
		t.Errorf("%v\n%s", err, log)
	}
	// Each is a log that must be refused: the schema is one that can refuse.
	for _, bad := range [][2]string{
		{`"level": "warning"`, `"level": "fatal"`},
		{`"startLine": `, `"startLine": -`},
		{`"ruleId": `, `"rule": `},
		{`"version": "2.1.0"`, `"version": "2.1"`},
		{`"codeFlows": `, `"codeFlow": `},
		{`"threadFlows": `, `"threads": `},
		{`"artifactChanges": `, `"changes": `},
		{`"deletedRegion": `, `"region": `},
		{`"insertedContent": `, `"content": `},
	} {
		broken := strings.ReplaceAll(log, bad[0], bad[1])
		if broken == log {
			t.Errorf("the log has no %s", bad[0])
		} else if validate(t, schema, broken) == nil {
			t.Errorf("accepted with %s", bad[1])
		}
	}
}

func validate(t *testing.T, schema *jsonschema.Schema, log string) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}

// demo is the log of loopvet's own sample, which has findings of several checks.
func demo(t *testing.T) string {
	t.Helper()
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	if out, err := exec.Command("go", "build", "-C", filepath.Join("..", ".."), "-o", loopvet, "./cmd/loopvet").CombinedOutput(); err != nil {
		t.Fatalf("building loopvet: %v\n%s", err, out)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(loopvet, "demo", "-sarif")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	return string(out)
}
