package loop_test

import (
	"bufio"
	"context"
	"crypto/pbkdf2"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

// Files are written and read on the pool; the loop runs its timers meanwhile.
func Example_files() {
	dir, err := os.MkdirTemp("", "loop")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "note.txt")

	l := loop.New(loop.Options{})
	loop.Offload(l, pool.IO, func(context.Context) (int, error) {
		return 0, os.WriteFile(name, []byte("hello"), 0o600)
	}, func(_ int, err error) {
		fmt.Println("written:", err)
		loop.Offload(l, pool.IO, func(context.Context) ([]byte, error) {
			return os.ReadFile(name)
		}, func(data []byte, err error) {
			fmt.Printf("read: %s %v\n", data, err)
		})
	})
	fmt.Println("ended:", l.Run(context.Background()))
	// Output:
	// written: <nil>
	// read: hello <nil>
	// ended: <nil>
}

// A password hash computes: class CPU leaves a processor to the loop.
func Example_password() {
	l := loop.New(loop.Options{})
	loop.Offload(l, pool.CPU, func(context.Context) ([]byte, error) {
		return pbkdf2.Key(sha256.New, "secret", []byte("salt"), 100_000, 32)
	}, func(key []byte, err error) {
		fmt.Printf("%d bytes, %v\n", len(key), err)
	})
	_ = l.Run(context.Background())
	// Output: 32 bytes, <nil>
}

// A name look-up may hang: class Slow takes half of the workers at most.
func Example_resolve() {
	l := loop.New(loop.Options{})
	loop.Offload(l, pool.Slow, func(ctx context.Context) ([]string, error) {
		return net.DefaultResolver.LookupHost(ctx, "localhost")
	}, func(addrs []string, err error) {
		fmt.Println(slices.Contains(addrs, "127.0.0.1"), err)
	})
	_ = l.Post(func() { fmt.Println("meanwhile") }) // runs before the completion in any case
	_ = l.Run(context.Background())
	// Output:
	// meanwhile
	// true <nil>
}

// A chat: the room is plain state of the loop, each connection has a goroutine that
// reads (it parks in the network poller) and one that writes what the loop queues
// for it. Who reads too slowly for its queue is disconnected.
func Example_chat() {
	l := loop.New(loop.Options{})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	room := map[net.Conn]chan string{}
	say := func(line string) {
		for conn, out := range room {
			select {
			case out <- line:
			default:
				conn.Close()
			}
		}
	}
	serve := func(conn net.Conn) {
		out := make(chan string, 16)
		room[conn] = out
		loop.Go(l, func(context.Context) (int, error) {
			for line := range out {
				if _, err := io.WriteString(conn, line+"\n"); err != nil {
					return 0, err
				}
			}
			return 0, nil
		}, nil)
		in := bufio.NewScanner(conn)
		var next func()
		next = func() {
			loop.Go(l, func(context.Context) (string, error) {
				if in.Scan() {
					return in.Text(), nil
				}
				return "", errors.Join(in.Err(), io.EOF)
			}, func(line string, err error) {
				if err != nil {
					delete(room, conn)
					close(out)
					conn.Close()
					return
				}
				say(line)
				next()
			})
		}
		next()
	}
	var accept func()
	accept = func() {
		loop.Go(l, func(context.Context) (net.Conn, error) { return ln.Accept() },
			func(conn net.Conn, err error) {
				if err == nil {
					serve(conn)
					accept()
				}
			})
	}
	accept()
	l.OnClose(func() {
		ln.Close()
		for conn := range room {
			conn.Close()
		}
	})

	// Two clients; the second speaks when both are in the room.
	go func() {
		defer l.Close()
		ann, _ := net.Dial("tcp", ln.Addr().String())
		defer ann.Close()
		fmt.Fprintln(ann, "ann joins")
		fromAnn := bufio.NewScanner(ann)
		fromAnn.Scan()
		bob, _ := net.Dial("tcp", ln.Addr().String())
		defer bob.Close()
		fmt.Fprintln(bob, "hi ann")
		fromAnn.Scan()
		fmt.Println("ann reads:", fromAnn.Text())
	}()
	fmt.Println(l.Run(context.Background()))
	// Output:
	// ann reads: hi ann
	// loop: closed
}

// An HTTP API: net/http's goroutines post to the loop, which owns the accounts; a
// password is hashed on the pool. (A database query is an Offload of class IO.)
func Example_api() {
	l := loop.New(loop.Options{})
	hold := l.Hold()
	accounts := map[string]string{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password := r.FormValue("user"), r.FormValue("password")
		f := loop.NewFuture[string](l)
		err := l.Post(func() {
			loop.Offload(l, pool.CPU, func(context.Context) (string, error) {
				key, err := pbkdf2.Key(sha256.New, password, []byte(user), 10_000, 16)
				return string(key), err
			}, func(key string, err error) {
				old, known := accounts[user]
				switch {
				case err != nil:
					f.Resolve("", err)
				case !known:
					accounts[user] = key
					f.Resolve("created", nil)
				case old == key:
					f.Resolve("welcome", nil)
				default:
					f.Resolve("wrong password", nil)
				}
			})
		})
		if err == nil {
			var answer string
			if answer, err = f.Wait(r.Context()); err == nil {
				fmt.Fprint(w, answer)
				return
			}
		}
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	}))
	go func() {
		for _, password := range []string{"a", "a", "b"} {
			resp, err := http.Get(srv.URL + "?user=ann&password=" + password)
			if err != nil {
				fmt.Println(err)
				continue
			}
			body, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			fmt.Println(string(body))
		}
		srv.Close()
		hold.Release()
	}()
	fmt.Println(l.Run(context.Background()))
	// Output:
	// created
	// welcome
	// wrong password
	// <nil>
}

// A stream with back-pressure: chunks are read on the pool, counted on the loop and
// written by a goroutine; reading pauses while more than a few wait for a slow client.
func Example_stream() {
	const chunk, chunks, ahead = 4096, 500, 4
	source := strings.NewReader(strings.Repeat("x", chunk*chunks))
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	var received int
	var reader sync.WaitGroup
	reader.Go(func() { // in small pieces, with pauses
		client, err := net.Dial("tcp", ln.Addr().String())
		buf := make([]byte, 16<<10)
		for err == nil {
			var n int
			n, err = client.Read(buf)
			received += n
			time.Sleep(50 * time.Microsecond)
		}
		client.Close()
	})
	server, err := ln.Accept()
	ln.Close()
	if err != nil {
		fmt.Println(err)
		return
	}

	l := loop.New(loop.Options{})
	var waiting [][]byte
	most, reading, writing, ended := 0, false, false, false
	var read, write func()
	read = func() {
		if reading || ended || len(waiting) >= ahead {
			return
		}
		reading = true
		loop.Offload(l, pool.IO, func(context.Context) ([]byte, error) {
			buf := make([]byte, chunk)
			n, err := io.ReadFull(source, buf)
			return buf[:n], err
		}, func(buf []byte, err error) {
			reading, ended = false, err != nil
			if len(buf) > 0 {
				waiting = append(waiting, buf)
				most = max(most, len(waiting))
			}
			write()
			read()
		})
	}
	write = func() {
		if writing {
			return
		}
		if len(waiting) == 0 {
			if ended {
				server.Close()
			}
			return
		}
		writing = true
		buf := waiting[0]
		waiting = waiting[1:]
		loop.Go(l, func(context.Context) (int, error) { return server.Write(buf) }, func(_ int, err error) {
			writing = false
			if err != nil {
				ended, waiting = true, nil
			}
			write()
			read()
		})
	}
	read()
	err = l.Run(context.Background())
	reader.Wait()
	fmt.Println(received == chunk*chunks, most <= ahead, err)
	// Output: true true <nil>
}

// A cluster: one loop for each processor. A connection belongs to one of the loops, by
// its number, and so does its state, which needs no lock. The loops share a pool, and
// with it the limit for CPU work.
func Example_cluster() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	shared := pool.New(pool.Options{})
	type shard struct {
		*loop.Loop
		served int // connections; of the loop's goroutine
	}
	shards := make([]*shard, max(2, runtime.GOMAXPROCS(0)))
	var running sync.WaitGroup
	for i := range shards {
		s := &shard{Loop: loop.New(loop.Options{Pool: shared})}
		shards[i] = s
		s.Hold()
		running.Go(func() { _ = s.Run(context.Background()) })
	}
	echo := func(s *shard, conn net.Conn) { // on the loop of s
		s.served++
		loop.Go(s.Loop, func(context.Context) (int64, error) { return io.Copy(conn, conn) },
			func(int64, error) { conn.Close() })
	}
	running.Go(func() {
		for n := 0; ; n++ {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			s := shards[n%len(shards)]
			if s.Post(func() { echo(s, conn) }) != nil {
				conn.Close() // the loop has too much to do
			}
		}
	})

	var clients sync.WaitGroup
	for range 8 * len(shards) {
		clients.Go(func() {
			conn, err := net.Dial("tcp", ln.Addr().String())
			if err != nil {
				fmt.Println(err)
				return
			}
			defer conn.Close()
			fmt.Fprintln(conn, "hello")
			if line, err := bufio.NewReader(conn).ReadString('\n'); line != "hello\n" {
				fmt.Println(line, err)
			}
		})
	}
	clients.Wait()
	ln.Close()
	for _, s := range shards {
		s.Close()
	}
	running.Wait()
	_ = shared.Close(context.Background())
	for _, s := range shards {
		if s.served != 8 {
			fmt.Println(s.served, "connections")
		}
	}
	fmt.Println("done")
	// Output: done
}
