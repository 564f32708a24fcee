package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

// Many clients over real sockets; then a second server on the same file.
func TestAPI(t *testing.T) {
	defer goleak.VerifyNone(t)
	file := filepath.Join(t.TempDir(), "users.db")
	with(t, file, func(base string) {
		expect(t, base+"/sessions", url.Values{"name": {"user1"}, "password": {"p1"}}, 403)
		var clients sync.WaitGroup
		for i := range 20 {
			clients.Go(func() {
				form := url.Values{"name": {fmt.Sprint("user", i)}, "password": {fmt.Sprint("p", i)}}
				expect(t, base+"/users", form, 201)
				expect(t, base+"/users", form, 409)
				if token := expect(t, base+"/sessions", form, 200); len(token) != 26 {
					t.Errorf("token %q", token)
				}
				form.Set("password", "wrong")
				expect(t, base+"/sessions", form, 403)
			})
		}
		clients.Wait()
		if n := len(strings.Fields(expect(t, base+"/sessions", nil, 200))); n != 20 {
			t.Errorf("%d users have a session", n)
		}
	})
	with(t, file, func(base string) {
		if who := expect(t, base+"/sessions", nil, 200); who != "" {
			t.Errorf("sessions %q survived", who)
		}
		expect(t, base+"/sessions", url.Values{"name": {"user7"}, "password": {"p7"}}, 200)
	})
}

// with runs a server while f does.
func with(t *testing.T, file string, f func(base string)) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, ln, file) }()
	f("http://" + ln.Addr().String())
	cancel()
	http.DefaultClient.CloseIdleConnections()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("serve: %v", err)
	}
}

// expect posts the form, or gets if there is none, and returns the body.
func expect(t *testing.T, to string, form url.Values, status int) string {
	t.Helper()
	get := func() (*http.Response, error) { return http.PostForm(to, form) }
	if form == nil {
		get = func() (*http.Response, error) { return http.Get(to) }
	}
	res, err := get()
	if err != nil {
		t.Error(err)
		return ""
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if res.StatusCode != status || err != nil {
		t.Errorf("%s: %s %s %v, want %d", to, res.Status, body, err, status)
	}
	return strings.TrimSpace(string(body))
}
