package proof

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/http/pprof"
	"strings"
	"time"
)

// requests is a trial of a request to a slow server.
func requests(call func(url string)) func(*bench) func() {
	return func(b *bench) func() {
		url := slowHTTP(b)
		return func() { call(url) }
	}
}

func done(r *http.Response, err error) {
	must(r, err)
	r.Body.Close()
}

// serves is a trial of a server that is closed after the pause.
func serves(call func(s *http.Server, l net.Listener)) func(*bench) func() {
	return func(b *bench) func() {
		certificateFiles(b)
		l := must(net.Listen("tcp", "127.0.0.1:0"))
		s := &http.Server{Addr: "127.0.0.1:0", Handler: http.NotFoundHandler(), TLSConfig: serverTLS()}
		later(func() { s.Close(); l.Close() })
		return func() { call(s, l) }
	}
}

// endless is a trial of what does not return: to be running after twice the pause
// is to wait.
func endless(call func(*bench)) func(*bench) func() {
	return func(b *bench) func() {
		return func() {
			returned := make(chan bool)
			go func() { call(b); close(returned) }()
			select {
			case <-returned:
			case <-time.After(2 * pause):
			}
		}
	}
}

// withBody is a trial of a request whose body comes after the pause.
func withBody(call func(r *http.Request)) func(*bench) func() {
	return func(b *bench) func() {
		body, boundary := formBody(100)
		r := httptest.NewRequest("POST", "/", newSlowBody(must(io.ReadAll(body))))
		r.Header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
		return func() { call(r) }
	}
}

func newRequest(url string) *http.Request { return must(http.NewRequest("GET", url, nil)) }

var web = []trial{
	{"net/http.Get", requests(func(u string) { done(http.Get(u)) })},
	{"net/http.Head", requests(func(u string) { done(http.Head(u)) })},
	{"net/http.Post", requests(func(u string) { done(http.Post(u, "text/plain", nil)) })},
	{"net/http.PostForm", requests(func(u string) { done(http.PostForm(u, nil)) })},
	{"(*net/http.Client).Do", requests(func(u string) { done(http.DefaultClient.Do(newRequest(u))) })},
	{"(*net/http.Client).Get", requests(func(u string) { done(http.DefaultClient.Get(u)) })},
	{"(*net/http.Client).Head", requests(func(u string) { done(http.DefaultClient.Head(u)) })},
	{"(*net/http.Client).Post", requests(func(u string) { done(http.DefaultClient.Post(u, "text/plain", nil)) })},
	{"(*net/http.Client).PostForm", requests(func(u string) { done(http.DefaultClient.PostForm(u, nil)) })},
	{"(net/http.RoundTripper).RoundTrip (*net/http.Transport).RoundTrip", requests(func(u string) { done(http.DefaultTransport.RoundTrip(newRequest(u))) })},
	{"(*net/http.ClientConn).RoundTrip", func(b *bench) func() {
		url := slowHTTP(b)
		c := must(new(http.Transport).NewClientConn(context.Background(), "http", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")))
		return func() { done(c.RoundTrip(newRequest(url))) }
	}},
	{"(*net/http.Transport).NewClientConn", dialsTLS(func(addr string) {
		must((&http.Transport{TLSClientConfig: clientTLS}).NewClientConn(context.Background(), "https", addr))
	})},
	{"net/http.ListenAndServe", endless(func(*bench) { http.ListenAndServe("127.0.0.1:0", nil) })},
	{"net/http.ListenAndServeTLS", endless(func(b *bench) {
		certificateFiles(b)
		http.ListenAndServeTLS("127.0.0.1:0", b.dir+"/cert", b.dir+"/key", nil)
	})},
	{"net/http.Serve", serves(func(s *http.Server, l net.Listener) { http.Serve(l, nil) })},
	{"net/http.ServeTLS", func(b *bench) func() {
		certificateFiles(b)
		l := must(net.Listen("tcp", "127.0.0.1:0"))
		later(func() { l.Close() })
		return func() { http.ServeTLS(l, nil, b.dir+"/cert", b.dir+"/key") }
	}},
	{"(*net/http.Server).ListenAndServe", serves(func(s *http.Server, _ net.Listener) { s.ListenAndServe() })},
	{"(*net/http.Server).ListenAndServeTLS", serves(func(s *http.Server, _ net.Listener) { s.ListenAndServeTLS("", "") })},
	{"(*net/http.Server).Serve", serves(func(s *http.Server, l net.Listener) { s.Serve(l) })},
	{"(*net/http.Server).ServeTLS", serves(func(s *http.Server, l net.Listener) { s.ServeTLS(l, "", "") })},
	{"(*net/http.Server).Shutdown", func(b *bench) func() {
		l := must(net.Listen("tcp", "127.0.0.1:0"))
		began := make(chan bool)
		s := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(began); time.Sleep(pause) })}
		go s.Serve(l)
		go http.Get("http://" + l.Addr().String())
		<-began
		return func() { check(s.Shutdown(context.Background())) }
	}},
	{"(*net/http.Request).ParseForm", func(*bench) func() {
		r := httptest.NewRequest("POST", "/", newSlowBody([]byte("a=b")))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return func() { check(r.ParseForm()) }
	}},
	{"(*net/http.Request).ParseMultipartForm", withBody(func(r *http.Request) { check(r.ParseMultipartForm(1 << 20)) })},
	{"(*net/http.Request).FormFile", withBody(func(r *http.Request) { _, _, err := r.FormFile("file"); check(err) })},
	{"(*net/http.Request).FormValue", withBody(func(r *http.Request) { r.FormValue("x") })},
	{"(*net/http.Request).PostFormValue", withBody(func(r *http.Request) { r.PostFormValue("x") })},
	{"(*net/http/httptest.Server).Close", func(*bench) func() {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.(http.Flusher).Flush()
			time.Sleep(pause)
		}))
		done(http.Get(s.URL))
		return func() { s.Close() }
	}},
	{"(*net/http/httputil.ReverseProxy).ServeHTTP", requests(func(u string) {
		proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(must(http.NewRequest("GET", u, nil)).URL) }}
		proxy.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	})},
	{"net/http/httputil.DumpRequest", func(*bench) func() {
		r := httptest.NewRequest("POST", "/", newSlowBody([]byte("x")))
		return func() { must(httputil.DumpRequest(r, true)) }
	}},
	{"net/http/httputil.DumpResponse", func(*bench) func() {
		r := &http.Response{Body: newSlowBody([]byte("x"))}
		return func() { must(httputil.DumpResponse(r, true)) }
	}},
	{"(*net/http/httputil.ClientConn).Do", func(b *bench) func() {
		url := slowHTTP(b)
		c := httputil.NewClientConn(must(net.Dial("tcp", newRequest(url).URL.Host)), nil)
		return func() { done(c.Do(newRequest(url))) }
	}},
	{"(*net/http/httputil.ClientConn).Read", func(b *bench) func() {
		r := newRequest(slowHTTP(b))
		c := httputil.NewClientConn(must(net.Dial("tcp", r.URL.Host)), nil)
		check(c.Write(r))
		return func() { done(c.Read(r)) }
	}},
	{"(*net/http/httputil.ServerConn).Read", reads(func(c *net.TCPConn) { httputil.NewServerConn(c, nil).Read() })},
	{"net/http/pprof.Profile", simple(func() { pprof.Profile(httptest.NewRecorder(), httptest.NewRequest("GET", "/?seconds=1", nil)) })},
	{"net/http/pprof.Trace", simple(func() { pprof.Trace(httptest.NewRecorder(), httptest.NewRequest("GET", "/?seconds=0.1", nil)) })},
}
