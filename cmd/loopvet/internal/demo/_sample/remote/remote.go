// Package remote talks to the server.
package remote

import (
	"fmt"
	"io"
	"net/http"
)

// Fetch brings the server's copy of the note.
func Fetch(server string) (string, error) {
	body, err := get(server + "/latest")
	return string(body), err
}

func get(url string) ([]byte, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, res.Status)
	}
	return io.ReadAll(res.Body)
}
