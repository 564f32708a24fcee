package expect

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const source = "package p\n" +
	"func f() {\n" +
	"	one() // want `first`\n" +
	"	two() // want `first` `second`\n" +
	"	three()\n" +
	"}\n"

func TestCompare(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	want, err := wants(filepath.Dir(file))
	if err != nil {
		t.Fatal(err)
	}
	found, err := findings([]byte(`{"p": {"loopfs": [
		{"posn": "` + file + `:3:2", "message": "the first"},
		{"posn": "` + file + `:4:2", "message": "the second"},
		{"posn": "` + file + `:5:2", "message": "the third"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := compare(want, found)
	slices.Sort(got)
	if want := []string{"p.go:4: not found: first", "p.go:5: unexpected: loopfs: the third"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindingsReportsErrors(t *testing.T) {
	for _, out := range []string{"", `{"p": {"loopfs": {"error": "broken"}}}`, `{"p": {"loopfs": [{"posn": "-"}]}}`} {
		if _, err := findings([]byte(out)); err == nil {
			t.Errorf("%q is accepted", out)
		}
	}
}

func TestMalformedWant(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(file, []byte("package p // want `open\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := wants(filepath.Dir(file)); err == nil {
		t.Error("accepted")
	}
}
