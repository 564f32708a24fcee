package baseline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func record(operation, code string, chain ...string) Record {
	return Record{Package: "example.com/app", Check: "loopfs", Loop: "own", Entry: "loop.Loop.Post", Operation: operation, Chain: chain, Code: code}
}

func TestCompare(t *testing.T) {
	known := []Record{
		record("os.ReadFile", "1", "main.load"),
		record("os.Remove", "1", "main.a"), record("os.Remove", "2", "main.a"), // two calls, alike
		record("os.Rename", "1", "main.b"),
		record("os.Mkdir", "1", "main.c"),
	}
	found := []Record{
		record("os.ReadFile", "1", "main.load"),
		record("os.ReadFile", "1", "main.load", "store.read"), // another chain
		record("os.Remove", "3", "main.a"), record("os.Remove", "1", "main.a"), record("os.Remove", "4", "main.a"),
		record("os.Rename", "9", "main.b"),
	}
	states, unused := Compare(known, found)
	if diff := cmp.Diff([]State{Known, New, Expired, Known, New, Expired}, states); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]Record{record("os.Mkdir", "1", "main.c")}, unused); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRoundTrip(t *testing.T) {
	name := filepath.Join(t.TempDir(), "baseline.json")
	for _, records := range [][]Record{
		{record("(*exec.Cmd).Run", "1", "(*List).Update"), record("channel receive", "2"), record("a <- b & c", "3")},
		nil,
	} {
		if err := Write(name, records); err != nil {
			t.Fatal(err)
		}
		got, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		states, unused := Compare(got, records)
		if len(unused) > 0 || len(got) != len(records) {
			t.Errorf("%v is read as %v", records, got)
		}
		for i, state := range states {
			if state != Known {
				t.Errorf("%v is not known", records[i])
			}
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"":                                 "is no baseline",
		`{"version": 2}`:                   "has version 2, not 1",
		`{"version": 1, "findings": [{"]}`: "is no baseline",
		`{"version": 1, "finding": []}`:    `unknown field "finding"`,
	} {
		name := filepath.Join(dir, "baseline.json")
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(name); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if _, err := Read(filepath.Join(dir, "gone.json")); err == nil || !strings.Contains(err.Error(), "-write-baseline") {
		t.Errorf("%v", err)
	}
}
