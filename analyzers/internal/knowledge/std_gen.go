//go:build ignore

// Command std_gen writes std.txt: what "go list std" prints, over all systems
// whose lists differ.
package main

import (
	"log"
	"os"
	"os/exec"
	"slices"
	"strings"
)

func main() {
	ports, err := exec.Command("go", "tool", "dist", "list").Output()
	if err != nil {
		log.Fatal(err)
	}
	var all []string
	for port := range strings.FieldsSeq(string(ports)) {
		goos, goarch, _ := strings.Cut(port, "/")
		list := exec.Command("go", "list", "std")
		list.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch)
		out, err := list.Output()
		if err != nil {
			log.Fatalf("%s: %v", port, err)
		}
		all = append(all, strings.Fields(string(out))...)
	}
	all = slices.DeleteFunc(all, func(p string) bool { return strings.HasPrefix(p, "vendor/") })
	slices.Sort(all)
	text := strings.Join(slices.Compact(all), "\n") + "\n"
	if err := os.WriteFile("std.txt", []byte(text), 0o644); err != nil {
		log.Fatal(err)
	}
}
