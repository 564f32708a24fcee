package proof

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/syslog"
	"net"
	"net/http/fcgi"
	"net/rpc"
	"net/rpc/jsonrpc"
	"net/textproto"
	"os"
	"reflect"
	profile "runtime/pprof"
	exectrace "runtime/trace"
	"slices"
	"strings"
	"sync"
	"time"
)

// waiting are the trials of what waits for somebody: a slow peer, a goroutine, a
// slow database.
var waiting = slices.Concat(connections, rawReads, names, web, calls, goroutines, databases, oldDatabases, partings)

// reads is a trial of a read from a connection whose peer writes after the pause.
func reads(call func(c *net.TCPConn)) func(*bench) func() {
	return func(b *bench) func() {
		here, there := tcp(b)
		later(func() { there.Write(packet); there.CloseWrite() })
		return func() { call(here) }
	}
}

func readsUDP(call func(c *net.UDPConn)) func(*bench) func() {
	return func(b *bench) func() {
		c, peer := must(net.ListenUDP("udp", udpAny)), must(net.ListenUDP("udp", udpAny))
		b.cleanup(func() { c.Close(); peer.Close() })
		to := c.LocalAddr()
		later(func() { peer.WriteTo(packet, to) })
		return func() { call(c) }
	}
}

// readsUnix is a trial of a read from a datagram socket.
func readsUnix(call func(c *net.UnixConn)) func(*bench) func() {
	return func(b *bench) func() {
		at := socketPath(b, "here")
		at.Net = "unixgram"
		c := must(net.ListenUnixgram("unixgram", at))
		peer := must(net.DialUnix("unixgram", nil, at))
		b.cleanup(func() { c.Close(); peer.Close() })
		later(func() { peer.Write(packet) })
		return func() { call(c) }
	}
}

// writesUnix is a trial of a write to a datagram socket whose queue is full. The
// peer begins to read after the pause.
func writesUnix(call func(c *net.UnixConn, to *net.UnixAddr)) func(*bench) func() {
	return func(b *bench) func() {
		at, mine := socketPath(b, "there"), socketPath(b, "here")
		at.Net, mine.Net = "unixgram", "unixgram"
		peer, c := must(net.ListenUnixgram("unixgram", at)), must(net.ListenUnixgram("unixgram", mine))
		b.cleanup(func() { c.Close(); peer.Close() })
		for {
			check(c.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
			if _, err := c.WriteToUnix(packet, at); err != nil {
				break
			}
		}
		check(c.SetWriteDeadline(time.Time{}))
		later(func() { peer.Read(make([]byte, 10)) })
		return func() { call(c, at) }
	}
}

// accepts is a trial of waiting for a connection, which comes after the pause.
func accepts(network string, call func(l net.Listener)) func(*bench) func() {
	return func(b *bench) func() {
		addr := "127.0.0.1:0"
		if network == "unix" {
			addr = socketPath(b, "l").Name
		}
		l := must(net.Listen(network, addr))
		b.cleanup(func() { l.Close() })
		later(func() { net.Dial(network, l.Addr().String()) })
		return func() { call(l) }
	}
}

// withTLS is a trial on a connection to a slow TLS server that then does f.
// partsTLS is a trial of the last words to a peer that begins to read after the pause.
func partsTLS(call func(*tls.Conn)) func(*bench) func() {
	return func(b *bench) func() {
		here, there := tcp(b)
		go tls.Server(there, serverTLS()).Handshake()
		c := tls.Client(here, clientTLS)
		check(c.Handshake())
		for range 5 { // the last words are short: there must be no room at all
			check(here.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
			io.Copy(here, zeros{})
		}
		fill(here, there)
		return func() { call(c) }
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func withTLS(f func(*tls.Conn), call func(*tls.Conn)) func(*bench) func() {
	return func(b *bench) func() {
		addr := slowTLS(b, f)
		c := tls.Client(must(net.Dial("tcp", addr)), clientTLS)
		b.cleanup(func() { c.Close() })
		return func() { call(c) }
	}
}

func dialsTLS(call func(addr string)) func(*bench) func() {
	return func(b *bench) func() {
		addr := slowTLS(b, nil)
		return func() { call(addr) }
	}
}

var connections = []trial{
	{"(net.Conn).Read (*net.conn).Read", reads(func(c *net.TCPConn) { must(c.Read(make([]byte, 10))) })},
	{"(*net.TCPConn).WriteTo", reads(func(c *net.TCPConn) { must(c.WriteTo(io.Discard)) })},
	{"(net.Conn).Write (*net.conn).Write", func(b *bench) func() {
		here, there := tcp(b)
		for range 5 { // the last words are short: there must be no room at all
			check(here.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
			io.Copy(here, zeros{})
		}
		fill(here, there)
		return func() { must(here.Write(make([]byte, 1<<20))) }
	}},
	{"(*net.TCPConn).ReadFrom", func(b *bench) func() {
		here, there := tcp(b)
		for range 5 { // the last words are short: there must be no room at all
			check(here.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
			io.Copy(here, zeros{})
		}
		fill(here, there)
		return func() { must(here.ReadFrom(bytes.NewReader(make([]byte, 1<<20)))) }
	}},
	{"(net.PacketConn).ReadFrom (*net.UDPConn).ReadFrom", readsUDP(func(c *net.UDPConn) { _, _, err := c.ReadFrom(make([]byte, 10)); check(err) })},
	{"(*net.UDPConn).ReadFromUDP", readsUDP(func(c *net.UDPConn) { _, _, err := c.ReadFromUDP(make([]byte, 10)); check(err) })},
	{"(*net.UDPConn).ReadFromUDPAddrPort", readsUDP(func(c *net.UDPConn) { _, _, err := c.ReadFromUDPAddrPort(make([]byte, 10)); check(err) })},
	{"(*net.UDPConn).ReadMsgUDP", readsUDP(func(c *net.UDPConn) { _, _, _, _, err := c.ReadMsgUDP(make([]byte, 10), nil); check(err) })},
	{"(*net.UDPConn).ReadMsgUDPAddrPort", readsUDP(func(c *net.UDPConn) { _, _, _, _, err := c.ReadMsgUDPAddrPort(make([]byte, 10), nil); check(err) })},
	{"(*net.UnixConn).ReadFrom", readsUnix(func(c *net.UnixConn) { _, _, err := c.ReadFrom(make([]byte, 10)); check(err) })},
	{"(*net.UnixConn).ReadFromUnix", readsUnix(func(c *net.UnixConn) { _, _, err := c.ReadFromUnix(make([]byte, 10)); check(err) })},
	{"(*net.UnixConn).ReadMsgUnix", readsUnix(func(c *net.UnixConn) { _, _, _, _, err := c.ReadMsgUnix(make([]byte, 10), nil); check(err) })},
	{"(*net.UnixConn).WriteTo", writesUnix(func(c *net.UnixConn, to *net.UnixAddr) { must(c.WriteTo(packet, to)) })},
	{"(*net.UnixConn).WriteToUnix", writesUnix(func(c *net.UnixConn, to *net.UnixAddr) { must(c.WriteToUnix(packet, to)) })},
	{"(*net.UnixConn).WriteMsgUnix", writesUnix(func(c *net.UnixConn, to *net.UnixAddr) { _, _, err := c.WriteMsgUnix(packet, nil, to); check(err) })},
	{"(net.Listener).Accept (*net.TCPListener).Accept", accepts("tcp", func(l net.Listener) { must(l.Accept()) })},
	{"(*net.TCPListener).AcceptTCP", accepts("tcp", func(l net.Listener) { must(l.(*net.TCPListener).AcceptTCP()) })},
	{"(*net.UnixListener).Accept", accepts("unix", func(l net.Listener) { must(l.Accept()) })},
	{"(*net.UnixListener).AcceptUnix", accepts("unix", func(l net.Listener) { must(l.(*net.UnixListener).AcceptUnix()) })},

	{"(*crypto/tls.Conn).Handshake", withTLS(nil, func(c *tls.Conn) { check(c.Handshake()) })},
	{"(*crypto/tls.Conn).HandshakeContext", withTLS(nil, func(c *tls.Conn) { check(c.HandshakeContext(context.Background())) })},
	{"(*crypto/tls.Conn).Read", withTLS(func(c *tls.Conn) { c.Write(packet) }, func(c *tls.Conn) { must(c.Read(make([]byte, 10))) })},
	{"(*crypto/tls.Conn).Write", withTLS(nil, func(c *tls.Conn) { must(c.Write(packet)) })},
	{"(*crypto/tls.Conn).Close", partsTLS(func(c *tls.Conn) { c.Close() })},
	{"(*crypto/tls.Conn).CloseWrite", partsTLS(func(c *tls.Conn) { check(c.CloseWrite()) })},
	{"crypto/tls.Dial", dialsTLS(func(addr string) { must(tls.Dial("tcp", addr, clientTLS)) })},
	{"crypto/tls.DialWithDialer", dialsTLS(func(addr string) { must(tls.DialWithDialer(new(net.Dialer), "tcp", addr, clientTLS)) })},
	{"(*crypto/tls.Dialer).Dial", dialsTLS(func(addr string) { must((&tls.Dialer{Config: clientTLS}).Dial("tcp", addr)) })},
	{"(*crypto/tls.Dialer).DialContext", dialsTLS(func(addr string) {
		must((&tls.Dialer{Config: clientTLS}).DialContext(context.Background(), "tcp", addr))
	})},
}

// Echo is what remote calls call. It answers after the pause.
type Echo struct{}

// Say answers.
func (Echo) Say(in string, out *string) error { time.Sleep(pause); *out = in; return nil }

// rpcServer serves Echo on a listener; each connection with serve.
func rpcServer(b *bench, serve func(s *rpc.Server, c net.Conn)) string {
	s := rpc.NewServer()
	check(s.Register(Echo{}))
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	b.cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(s, c)
		}
	}()
	return l.Addr().String()
}

// servesRPC is a trial of serving a connection that is closed after the pause.
func servesRPC(call func(c net.Conn)) func(*bench) func() {
	return func(b *bench) func() {
		here, there := tcp(b)
		later(func() { there.Close() })
		return func() { call(here) }
	}
}

// asksMail is a trial of a command to a slow mail server.
func asksMail(call func(c mailClient)) func(*bench) func() {
	return func(b *bench) func() {
		c := dialMail(b)
		return func() { call(c) }
	}
}

var calls = slices.Concat([]trial{
	{"(*net/rpc.Client).Call", func(b *bench) func() {
		c := must(rpc.Dial("tcp", rpcServer(b, func(s *rpc.Server, c net.Conn) { s.ServeConn(c) })))
		var out string
		return func() { check(c.Call("Echo.Say", "x", &out)) }
	}},
	{"net/rpc.ServeConn", servesRPC(func(c net.Conn) { rpc.ServeConn(c) })},
	{"(*net/rpc.Server).ServeConn", servesRPC(func(c net.Conn) { rpc.NewServer().ServeConn(c) })},
	{"net/rpc/jsonrpc.ServeConn", servesRPC(func(c net.Conn) { jsonrpc.ServeConn(c) })},
	{"net/rpc.ServeCodec", servesRPC(func(c net.Conn) { rpc.ServeCodec(jsonrpc.NewServerCodec(c)) })},
	{"(*net/rpc.Server).ServeCodec", servesRPC(func(c net.Conn) { rpc.NewServer().ServeCodec(jsonrpc.NewServerCodec(c)) })},
	{"net/rpc.ServeRequest", servesRPC(func(c net.Conn) { rpc.ServeRequest(jsonrpc.NewServerCodec(c)) })},
	{"(*net/rpc.Server).ServeRequest", servesRPC(func(c net.Conn) { rpc.NewServer().ServeRequest(jsonrpc.NewServerCodec(c)) })},
	{"(net/rpc.ServerCodec).ReadRequestHeader", servesRPC(func(c net.Conn) { jsonrpc.NewServerCodec(c).ReadRequestHeader(new(rpc.Request)) })},
	{"(net/rpc.ClientCodec).ReadResponseHeader", servesRPC(func(c net.Conn) { jsonrpc.NewClientCodec(c).ReadResponseHeader(new(rpc.Response)) })},
	{"net/rpc.DialHTTP net/rpc.DialHTTPPath", func(b *bench) func() {
		addr := slowServer(b, "", func(line string) string {
			if line == "" {
				return "HTTP/1.0 200 Connected to Go RPC\n\n"
			}
			return ""
		})
		return func() { must(rpc.DialHTTPPath("tcp", addr, rpc.DefaultRPCPath)) }
	}},
	{"net/rpc.Accept", accepting(func(l net.Listener) { rpc.Accept(l) })},
	{"(*net/rpc.Server).Accept", accepting(func(l net.Listener) { rpc.NewServer().Accept(l) })},
	{"net/http/fcgi.Serve", accepting(func(l net.Listener) { fcgi.Serve(l, nil) })},
	{"(*net/textproto.Pipeline).StartRequest", func(*bench) func() {
		var p textproto.Pipeline
		first, second := p.Next(), p.Next()
		later(func() { p.StartRequest(first); p.EndRequest(first) })
		return func() { p.StartRequest(second) }
	}},
	{"(*net/textproto.Pipeline).StartResponse", func(*bench) func() {
		var p textproto.Pipeline
		first, second := p.Next(), p.Next()
		later(func() { p.StartResponse(first); p.EndResponse(first) })
		return func() { p.StartResponse(second) }
	}},
	{"(*net/textproto.Conn).Cmd", func(b *bench) func() {
		here, there := tcp(b)
		for range 5 { // the last words are short: there must be no room at all
			check(here.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
			io.Copy(here, zeros{})
		}
		fill(here, there)
		c := textproto.NewConn(here)
		return func() { must(c.Cmd("%s", strings.Repeat("x", 1<<20))) }
	}},
	{"(*log/syslog.Writer).Write", logs(func(w *syslog.Writer, text string) { must(w.Write([]byte(text))) })},
	{"(*log/syslog.Writer).Alert", logs(func(w *syslog.Writer, text string) { check(w.Alert(text)) })},
	{"(*log/syslog.Writer).Crit", logs(func(w *syslog.Writer, text string) { check(w.Crit(text)) })},
	{"(*log/syslog.Writer).Debug", logs(func(w *syslog.Writer, text string) { check(w.Debug(text)) })},
	{"(*log/syslog.Writer).Emerg", logs(func(w *syslog.Writer, text string) { check(w.Emerg(text)) })},
	{"(*log/syslog.Writer).Err", logs(func(w *syslog.Writer, text string) { check(w.Err(text)) })},
	{"(*log/syslog.Writer).Info", logs(func(w *syslog.Writer, text string) { check(w.Info(text)) })},
	{"(*log/syslog.Writer).Notice", logs(func(w *syslog.Writer, text string) { check(w.Notice(text)) })},
	{"(*log/syslog.Writer).Warning", logs(func(w *syslog.Writer, text string) { check(w.Warning(text)) })},
}, mail)

// logs is a trial of logging to a server that begins to read after the pause, more
// than the kernel takes until then.
func logs(call func(w *syslog.Writer, text string)) func(*bench) func() {
	return func(b *bench) func() {
		l := must(net.ListenTCP("tcp", tcpAny))
		b.cleanup(func() { l.Close() })
		accepted := make(chan *net.TCPConn, 1)
		go func() { c, _ := l.AcceptTCP(); accepted <- c }()
		w := must(syslog.Dial("tcp", l.Addr().String(), syslog.LOG_INFO, "x"))
		there := <-accepted
		b.cleanup(func() { there.Close() })
		later(func() { go io.Copy(io.Discard, there) })
		return func() { call(w, strings.Repeat("x", 16<<20)) }
	}
}

func accepting(call func(net.Listener)) func(*bench) func() {
	return func(*bench) func() {
		l := must(net.Listen("tcp", "127.0.0.1:0"))
		later(func() { l.Close() })
		return func() { call(l) }
	}
}

var goroutines = []trial{
	{"time.Sleep", simple(func() { time.Sleep(pause) })},
	{"(*sync.WaitGroup).Wait", func(*bench) func() {
		var wg sync.WaitGroup
		wg.Add(1)
		later(wg.Done)
		return wg.Wait
	}},
	{"(*sync.Cond).Wait", func(*bench) func() {
		c := sync.NewCond(new(sync.Mutex))
		later(func() { c.Broadcast() })
		return func() { c.L.Lock(); c.Wait(); c.L.Unlock() }
	}},
	{"(*io.PipeReader).Read", func(*bench) func() {
		r, w := io.Pipe()
		later(func() { w.Write(packet) })
		return func() { must(r.Read(make([]byte, 10))) }
	}},
	{"(*io.PipeWriter).Write", func(*bench) func() {
		r, w := io.Pipe()
		later(func() { r.Read(make([]byte, 10)) })
		return func() { must(w.Write(packet)) }
	}},
	{"fmt.Scan", scans(func() { var s string; fmt.Scan(&s) })},
	{"fmt.Scanf", scans(func() { var s string; fmt.Scanf("%s", &s) })},
	{"fmt.Scanln", scans(func() { var s string; fmt.Scanln(&s) })},
	{"(reflect.Value).Recv", func(*bench) func() {
		c := make(chan int)
		later(func() { c <- 1 })
		return func() { reflect.ValueOf(c).Recv() }
	}},
	{"(reflect.Value).Send", func(*bench) func() {
		c := make(chan int)
		later(func() { <-c })
		return func() { reflect.ValueOf(c).Send(reflect.ValueOf(1)) }
	}},
	{"reflect.Select", func(*bench) func() {
		c := make(chan int)
		later(func() { close(c) })
		return func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}}) }
	}},
	{"runtime/trace.Stop", func(*bench) func() {
		check(exectrace.Start(slowWriter{}))
		return exectrace.Stop
	}},
	{"runtime/pprof.StopCPUProfile", func(*bench) func() {
		check(profile.StartCPUProfile(io.Discard))
		return profile.StopCPUProfile
	}},
}

// slowWriter takes the pause for what it is given.
type slowWriter struct{}

func (slowWriter) Write(p []byte) (int, error) { time.Sleep(pause); return len(p), nil }

// scans is a trial of reading the terminal, on which something is written after
// the pause.
func scans(call func()) func(*bench) func() {
	return func(b *bench) func() {
		r, w, err := os.Pipe()
		check(err)
		old := os.Stdin
		os.Stdin = r
		b.cleanup(func() { os.Stdin = old; r.Close(); w.Close() })
		later(func() { w.WriteString("word\n") })
		return call
	}
}
