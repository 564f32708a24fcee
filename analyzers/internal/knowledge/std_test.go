package knowledge

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestStd(t *testing.T) {
	for path, want := range map[string]bool{
		"os": true, "net/http": true, "syscall/js": true, "unsafe": true, "internal/syscall/windows": true,
		"vendor/golang.org/x/net/dns/dnsmessage": true,
		"golang.org/x/net/dns/dnsmessage":        false, "C": false, "": false, "cmd/go": false, "example.com/os": false,
	} {
		if got := Std(path); got != want {
			t.Errorf("Std(%q) = %t", path, got)
		}
	}
	if lines := strings.Fields(stdList); !slices.IsSorted(lines) {
		t.Error("std.txt is not sorted: go generate writes it")
	}
}

// TestStdIsComplete compares the list with the toolchain that runs the test.
func TestStdIsComplete(t *testing.T) {
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		if !Std(path) {
			t.Errorf("std.txt lacks %s: go generate writes it", path)
		}
	}
}
