package cache

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func open(t *testing.T) *Cache {
	t.Helper()
	return At(filepath.Join(t.TempDir(), "made", "when needed"))
}

func want(t *testing.T, c *Cache, key Key, data string, there bool) {
	t.Helper()
	if got, ok := c.Get(key); string(got) != data || ok != there {
		t.Errorf("got %q, %t; want %q, %t", got, ok, data, there)
	}
}

func TestGetPut(t *testing.T) {
	c := open(t)
	k := KeyOf("a")
	want(t, c, k, "", false)
	c.Put(k, []byte("data"))
	c.Put(KeyOf("empty"), nil)
	want(t, c, k, "data", true)
	want(t, c, KeyOf("empty"), "", true)
	want(t, c, KeyOf("b"), "", false)
	want(t, At(c.Dir()), k, "data", true) // another process
}

func TestKeysOfDifferentPartsDiffer(t *testing.T) {
	seen := map[Key]string{}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"b", "a"}, {"ab", ""}} {
		k := KeyOf(parts...)
		if other, ok := seen[k]; ok {
			t.Errorf("%q has the key of %s", parts, other)
		}
		seen[k] = fmt.Sprintf("%q", parts)
	}
}

func TestNoCache(t *testing.T) {
	t.Setenv(Variable, "off")
	c, err := Open()
	if c != nil || err != nil {
		t.Fatal(c, err)
	}
	c.Put(KeyOf("a"), []byte("data"))
	want(t, c, KeyOf("a"), "", false)
	c.Trim()
	if n, size := c.Usage(); n != 0 || size != 0 || c.Clean() != nil {
		t.Error(n, size)
	}
	t.Setenv(Variable, "some/where")
	if _, err := Open(); err == nil {
		t.Error("a relative path is taken")
	}
	t.Setenv(Variable, c2(t))
	if c, err := Open(); err != nil || c.Dir() != os.Getenv(Variable) {
		t.Error(c, err)
	}
}

func c2(t *testing.T) string { return filepath.Join(t.TempDir(), "cache") }

// TestNowhereToWrite: a read-only or full disk is no failure of the run.
func TestNowhereToWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := At(filepath.Join(file, "below"))
	c.Put(KeyOf("a"), []byte("data"))
	want(t, c, KeyOf("a"), "", false)
	c.Trim()
	if c.Err() == nil {
		t.Error("nobody is told")
	}
}

func TestDamagedEntriesAreMissedAndWrittenAgain(t *testing.T) {
	c := open(t)
	k := KeyOf("a")
	c.Put(k, []byte("data"))
	whole, err := os.ReadFile(c.path(k))
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-1] ^= 1
	for name, content := range map[string][]byte{
		"empty":      nil,
		"short":      whole[:len(whole)-1],
		"header":     whole[:len(magic)+3],
		"flipped":    flipped,
		"other file": []byte(strings.Repeat("x", len(whole))),
	} {
		if err := os.WriteFile(c.path(k), content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := c.Get(k); ok {
			t.Errorf("%s: taken for an entry", name)
		}
		c.Put(k, []byte("data"))
		want(t, c, k, "data", true)
	}
}

// TestSeveralProcesses has the executable write and read the same entries
// several times at once, in goroutines and in processes.
func TestSeveralProcesses(t *testing.T) {
	if dir := os.Getenv("CACHE_TEST_DIR"); dir != "" {
		share(t, dir)
		return
	}
	c := open(t)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			cmd := exec.Command(exe, "-test.run=^TestSeveralProcesses$")
			cmd.Env = append(os.Environ(), "CACHE_TEST_DIR="+c.Dir())
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
		wg.Go(func() { share(t, c.Dir()) })
	}
	wg.Wait()
	for _, f := range c.files() {
		if f.unfinished {
			t.Errorf("%s is left", f.path)
		}
	}
	if n, _ := c.Usage(); n != 50 {
		t.Errorf("%d entries", n)
	}
}

func share(t *testing.T, dir string) {
	c := At(dir)
	for i := range 200 {
		name := fmt.Sprint(i % 50)
		data := strings.Repeat(name, 1000)
		if got, ok := c.Get(KeyOf(name)); ok && string(got) != data {
			t.Errorf("entry %s has %d wrong bytes", name, len(got))
		}
		c.Put(KeyOf(name), []byte(data))
		if i%20 == 0 {
			c.Trim()
		}
	}
}

func TestTrim(t *testing.T) {
	c := open(t)
	start := time.Now()
	at := func(d time.Duration) { c.now = func() time.Time { return start.Add(d) } }
	names := []string{"old", "used", "new"}
	at(0)
	for _, name := range names {
		c.Put(KeyOf(name), []byte(name))
	}
	tmp := filepath.Join(filepath.Dir(c.path(KeyOf("old"))), "tmp-of a process that died")
	if err := os.WriteFile(tmp, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.Trim()

	at(unused - time.Hour)
	want(t, c, KeyOf("used"), "used", true)
	at(period / 2)
	c.Trim() // trimmed this very hour
	want(t, c, KeyOf("new"), "new", true)

	at(unused + time.Hour)
	now := c.now()
	if err := os.Chtimes(c.path(KeyOf("new")), now, now); err != nil {
		t.Fatal(err)
	}
	c.Trim()
	want(t, c, KeyOf("old"), "", false)
	want(t, c, KeyOf("used"), "used", true)
	want(t, c, KeyOf("new"), "new", true)
	if _, err := os.Stat(tmp); err == nil {
		t.Error("an unfinished file is left")
	}

	_, size := c.Usage()
	at(unused + 3*time.Hour)
	want(t, c, KeyOf("used"), "used", true) // later than new
	c.trim(size - 1)
	want(t, c, KeyOf("new"), "", false)
	want(t, c, KeyOf("used"), "used", true)
}

func TestCleanLeavesOtherFiles(t *testing.T) {
	c := open(t)
	c.Put(KeyOf("a"), []byte("data"))
	own := filepath.Join(c.Dir(), "notes")
	if err := os.WriteFile(own, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, size := c.Usage(); n != 1 || size < 4 {
		t.Error(n, size)
	}
	if err := c.Clean(); err != nil {
		t.Fatal(err)
	}
	want(t, c, KeyOf("a"), "", false)
	if _, err := os.Stat(own); err != nil {
		t.Error(err)
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	c.Put(KeyOf("a"), nil)
	if err := c.Clean(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(c.Dir()); err == nil {
		t.Error("an empty directory is left")
	}
}

func TestTool(t *testing.T) {
	a, err := Tool()
	if err != nil || a == "" {
		t.Fatal(a, err)
	}
	if b, _ := Tool(); a != b {
		t.Errorf("%q, then %q", a, b)
	}
	for name, head := range map[string]string{
		"elf":  "\x7fELF…\x04\x00\x00\x00\x07\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/b/c/d\x00",
		"text": "…\xff Go build ID: \"a/b/c/d\"\n \xff…",
	} {
		if got := buildID([]byte(head)); got != "a/b/c/d" {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, head := range []string{"", "\xff Go build ID: \"\"\n \xff", "\xff Go build ID: \"a/b\"\n \xff", "\xff\xff\xff\xff\x04\x00\x00\x00Go\x00\x00a/b/c/d"} {
		if got := buildID([]byte(head)); got != "" {
			t.Errorf("%q: %q", head, got)
		}
	}
}
