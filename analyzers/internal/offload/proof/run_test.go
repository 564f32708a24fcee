package proof

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// run compiles the pairs into one program, side by side, and runs it.
func run(t *testing.T, k kind, pairs []pair) {
	if len(pairs) == 0 {
		return
	}
	dir := t.TempDir()
	where := filepath.Join(root, "analyzers/internal/offload/proof/testdata/generated")
	overlay := map[string]string{}
	put := func(name, text string) {
		file := filepath.Join(dir, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		overlay[filepath.Join(where, name)] = file
	}
	var list strings.Builder
	for _, p := range pairs {
		for dir, text := range map[string]string{"was": p.text, "is": apart(p.is, p.n)} {
			for i, part := range files(text) {
				put(fmt.Sprintf("%s/p%d_%d.go", dir, p.n, i), part)
			}
		}
		q := map[kind]string{posts: "Q", models: "T"}[k]
		fmt.Fprintf(&list, "\t{N: %d, Was%s: was.New%[1]d, Is%[2]s: is.New%[1]d},\n", p.n, q)
	}
	at := module + "analyzers/internal/offload/proof/testdata/"
	put("main.go", fmt.Sprintf("package main\n\nimport (\n%q\nis %q\nwas %q\n)\n\nfunc main() { trial.Main([]trial.Pair{\n%s}) }\n",
		at+"trial", at+"generated/is", at+"generated/was", list.String()))
	text, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	put("overlay.json", string(text))
	build := func(bin string, flags ...string) string {
		bin = filepath.Join(dir, bin)
		args := append([]string{"build", "-overlay", overlay[filepath.Join(where, "overlay.json")], "-o", bin}, flags...)
		cmd := exec.Command("go", append(args, at+"generated")...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, out)
		}
		return bin
	}
	out, err := exec.Command(build("trial")).CombinedOutput()
	if err != nil {
		t.Errorf("the programs end with %v:\n%s", err, last(out))
	}
	if n := strings.Count(string(out), " differs\n"); n > 0 {
		t.Errorf("%d programs differ:\n%s", n, first(out))
	}
	if !*races {
		return
	}
	cmd := exec.Command(build("race", "-race"), "race")
	cmd.Env = append(os.Environ(), "GORACE=exitcode=0")
	out, err = cmd.CombinedOutput()
	if err != nil {
		t.Errorf("the programs end with %v:\n%s", err, last(out))
	}
	if n := strings.Count(string(out), " differs\n"); n > 0 {
		t.Errorf("%d programs hang:\n%s", n, first(out))
	}
	seen := map[string]bool{}
	for _, report := range strings.Split(string(out), "WARNING: DATA RACE")[1:] {
		if m := of.FindString(report); !seen[m] {
			seen[m] = true
			if len(seen) < 10 {
				t.Errorf("%s races:%s", m, first([]byte(report)))
			}
		}
	}
	if len(seen) > 0 {
		t.Errorf("%d programs race: %v", len(seen), seen)
	}
}

// apart gives the types of messages names that no other program has.
func apart(text string, n int) string {
	for _, m := range messages.FindAllStringSubmatch(text, -1) {
		text = regexp.MustCompile(`\b`+m[1]+`\b`).ReplaceAllString(text, fmt.Sprint(m[1], n))
	}
	return text
}

var messages = regexp.MustCompile(`(?m)^type (\w+Msg) struct`)

var of = regexp.MustCompile(`p\d+_\d+\.go`)

func first(out []byte) string { return string(out[:min(len(out), 6000)]) }
func last(out []byte) string  { return string(out[max(0, len(out)-6000):]) }
