package knowledge

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestJSONSchemaIsFresh: the published schema is what the parser knows.
func TestJSONSchemaIsFresh(t *testing.T) {
	golden(t, "loopvet.schema.json", string(schemaText(t)))
}

// validate is as much of a JSON schema as ours uses.
func validate(root, schema map[string]any, v any, at string) error {
	if ref, ok := schema["$ref"].(string); ok {
		def := root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		return validate(root, def, v, at)
	}
	if choices, ok := schema["anyOf"].([]any); ok {
		var last error
		for _, s := range choices {
			if last = validate(root, s.(map[string]any), v, at); last == nil {
				return nil
			}
		}
		return last
	}
	if words, ok := schema["enum"].([]any); ok && !slices.Contains(words, v) {
		return fmt.Errorf("%s: %v is none of %v", at, v, words)
	}
	switch schema["type"] {
	case "boolean":
		if _, ok := v.(bool); !ok {
			return fmt.Errorf("%s: %v is no boolean", at, v)
		}
	case "string":
		s, ok := v.(string)
		pattern, _ := schema["pattern"].(string)
		if !ok || s == "" && schema["minLength"] != nil || !regexp.MustCompile(pattern).MatchString(s) {
			return fmt.Errorf("%s: %v is not such a text", at, v)
		}
	case "array":
		list, ok := v.([]any)
		if !ok {
			return fmt.Errorf("%s: %v is no list", at, v)
		}
		for i, e := range list {
			if err := validate(root, schema["items"].(map[string]any), e, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case "object":
		return validateObject(root, schema, v, at)
	}
	return nil
}

func validateObject(root, schema map[string]any, v any, at string) error {
	m, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: %v is no mapping", at, v)
	}
	required, _ := schema["required"].([]any)
	for _, key := range required {
		if m[key.(string)] == nil {
			return fmt.Errorf("%s has no %v", at, key)
		}
	}
	properties, _ := schema["properties"].(map[string]any)
	for key, value := range m {
		s, ok := properties[key].(map[string]any)
		if !ok {
			if s, ok = schema["additionalProperties"].(map[string]any); !ok {
				return fmt.Errorf("%s: unknown key %s", at, key)
			}
		}
		if err := validate(root, s, value, at+"."+key); err != nil {
			return err
		}
	}
	return nil
}

// TestJSONSchema: the schema takes every shipped table and what the parser takes,
// and refuses misspelt keys and words.
func TestJSONSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(schemaText(t), &schema); err != nil {
		t.Fatal(err)
	}
	check := func(src []byte) error {
		var v any
		if err := yaml.Unmarshal(src, &v); err != nil {
			t.Fatal(err)
		}
		return validate(schema, schema, v, "")
	}
	for _, name := range ShippedFiles() {
		src, _ := shippedFiles.ReadFile(name)
		if err := check(src); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	good := "disable: [tview, os.Stat]\nbudgets: {bubbletea: 33ms}\nchecks: loopfs\nmin-grade: likely\nlight: true\nexclude: [gen, {paths: [a, b], checks: loopfs}]\nassume: local-disk\n"
	if err := check([]byte(good)); err != nil {
		t.Error(err)
	}
	if _, err := Parse("good.yml", []byte(good)); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"keys", "values"} {
		src, err := os.ReadFile(filepath.Join("testdata/problems", name+".yml"))
		if err != nil {
			t.Fatal(err)
		}
		if check(src) == nil {
			t.Errorf("the schema takes problems/%s.yml", name)
		}
	}
}

// TestChanges: a user disables loops and operations and gives loops a budget.
func TestChanges(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".loopvet.yml")
	load := func(src string) (*Table, error) {
		if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		return Load(file)
	}
	table, err := load("disable: [systray, os.Stat]\nbudgets: {tview: 50ms}\n")
	if err != nil {
		t.Fatal(err)
	}
	if table.Loop("systray") != nil || table.Loop("tview") == nil || built(t).Loop("systray") == nil {
		t.Error("the wrong loops are disabled")
	}
	if got := table.Loop("tview").Budget.String(); got != "50ms" {
		t.Errorf("the budget is %s", got)
	}
	if table.Loop("tview") == built(t).Loop("tview") || table.Loop("gio") != built(t).Loop("gio") {
		t.Error("a shipped loop was changed, or one was copied that does not change")
	}
	for _, r := range table.rules {
		if r.loop != nil && table.Loop(r.loop.Name) != r.loop {
			t.Fatalf("%v: a rule of %s points at another loop", r.pos, r.loop.Name)
		}
	}
	if e := table.Explain("os.Stat"); len(e) == 0 || e[0].Key != "disable" {
		t.Errorf("os.Stat: %v", e)
	}
	if _, err := load("disable: [tviwe]\nbudgets: {giu2: 1ms}\n"); err == nil ||
		!strings.Contains(err.Error(), `:1:11: unknown loop "tviwe" (did you mean "tview"?)`) || !strings.Contains(err.Error(), `:2:11: unknown loop "giu2"`) {
		t.Error(err)
	}
	none, err := load("budgets: {tview: 50ms}\n")
	if err != nil || none.Config().Hash != "" {
		t.Errorf("a budget enters the hash: %v", err)
	}
	if table.Config().Hash == "" {
		t.Error("what is disabled does not enter the hash")
	}
}

func schemaText(t *testing.T) []byte {
	t.Helper()
	text, err := JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	return text
}
