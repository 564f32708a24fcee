package proof

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// traced are the trials whose system calls are looked at.
var traced = slices.Concat(filesystem, processes, sockets, dialling, controls)

var processes = []trial{
	{"(*os/exec.Cmd).Run", simple(func() { check(exec.Command("true").Run()) })},
	{"(*os/exec.Cmd).Output", simple(func() { must(exec.Command("true").Output()) })},
	{"(*os/exec.Cmd).CombinedOutput", simple(func() { must(exec.Command("true").CombinedOutput()) })},
	{"(*os/exec.Cmd).Start", func(b *bench) func() {
		cmd := exec.Command("true")
		b.cleanup(func() { cmd.Wait() })
		return func() { check(cmd.Start()) }
	}},
	{"(*os/exec.Cmd).Wait", func(*bench) func() {
		cmd := exec.Command("sleep", "0.05")
		check(cmd.Start())
		return func() { check(cmd.Wait()) }
	}},
	{"os.StartProcess", func(b *bench) func() {
		path := must(exec.LookPath("true"))
		return func() {
			p := must(os.StartProcess(path, []string{"true"}, &os.ProcAttr{}))
			b.cleanup(func() { p.Wait() })
		}
	}},
	{"(*os.Process).Wait", func(*bench) func() {
		cmd := exec.Command("sleep", "0.05")
		check(cmd.Start())
		return func() { must(cmd.Process.Wait()) }
	}},
	{"os/exec.LookPath", simple(func() { must(exec.LookPath("true")) })},
	{"(*net/http/cgi.Handler).ServeHTTP", func(b *bench) func() {
		script := filepath.Join(b.dir, "script")
		check(os.WriteFile(script, []byte("#!/bin/sh\nprintf 'Content-Type: text/plain\\n\\nx'\n"), 0o700))
		h := &cgi.Handler{Path: script}
		return func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "http://localhost/", nil)) }
	}},
}

// sockets are the calls that the kernel answers alone.
var sockets = []trial{
	{"net.Listen", listening(func() { keep(net.Listen("tcp", "127.0.0.1:0")) })},
	{"net.ListenTCP", listening(func() { keep(net.ListenTCP("tcp", tcpAny)) })},
	{"net.ListenUDP", listening(func() { keep(net.ListenUDP("udp", udpAny)) })},
	{"net.ListenIP", listening(func() { keep(net.ListenIP("ip4:icmp", ipLocal)) })},
	{"net.ListenMulticastUDP", listening(func() { keep(net.ListenMulticastUDP("udp4", nil, &net.UDPAddr{IP: net.IPv4(224, 0, 0, 251), Port: 0})) })},
	{"net.ListenPacket", listening(func() { keep(net.ListenPacket("udp", "127.0.0.1:0")) })},
	{"net.ListenUnix", unixPath(func(a *net.UnixAddr) { keep(net.ListenUnix("unix", a)) })},
	{"net.ListenUnixgram", unixPath(func(a *net.UnixAddr) { keep(net.ListenUnixgram("unixgram", a)) })},
	{"(*net.ListenConfig).Listen", listening(func() { keep(new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")) })},
	{"(*net.ListenConfig).ListenPacket", listening(func() { keep(new(net.ListenConfig).ListenPacket(context.Background(), "udp", "127.0.0.1:0")) })},
	{"crypto/tls.Listen", func(*bench) func() {
		config := serverTLS()
		return func() { keep(tls.Listen("tcp", "127.0.0.1:0", config)) }
	}},
	{"net.DialUDP", listening(func() { keep(net.DialUDP("udp", nil, &net.UDPAddr{IP: local, Port: 9})) })},
	{"net.DialIP", listening(func() { keep(net.DialIP("ip4:icmp", nil, ipLocal)) })},
	{"net.Interfaces", listening(func() { must(net.Interfaces()) })},
	{"net.InterfaceAddrs", listening(func() { must(net.InterfaceAddrs()) })},
	{"net.InterfaceByIndex", listening(func() { must(net.InterfaceByIndex(1)) })},
	{"net.InterfaceByName", listening(func() { must(net.InterfaceByName("lo")) })},
	{"(*net.Interface).Addrs", func(*bench) func() {
		lo := must(net.InterfaceByIndex(1))
		return func() { must(lo.Addrs()) }
	}},
	{"(*net.Interface).MulticastAddrs", func(*bench) func() {
		lo := must(net.InterfaceByIndex(1))
		return func() { must(lo.MulticastAddrs()) }
	}},
	{"net/http/httptest.NewServer", listening(func() { httptest.NewServer(http.NotFoundHandler()) })},
	{"net/http/httptest.NewTLSServer", listening(func() { httptest.NewTLSServer(http.NotFoundHandler()) })},
	{"net/http/httptest.NewUnstartedServer", listening(func() { httptest.NewUnstartedServer(http.NotFoundHandler()) })},
	{"(net.PacketConn).WriteTo (*net.UDPConn).WriteTo", udp(func(c *net.UDPConn, to *net.UDPAddr) { must(c.WriteTo(packet, to)) })},
	{"(*net.UDPConn).WriteToUDP", udp(func(c *net.UDPConn, to *net.UDPAddr) { must(c.WriteToUDP(packet, to)) })},
	{"(*net.UDPConn).WriteToUDPAddrPort", udp(func(c *net.UDPConn, to *net.UDPAddr) { must(c.WriteToUDPAddrPort(packet, to.AddrPort())) })},
	{"(*net.UDPConn).WriteMsgUDP", udp(func(c *net.UDPConn, to *net.UDPAddr) { _, _, err := c.WriteMsgUDP(packet, nil, to); check(err) })},
	{"(*net.UDPConn).WriteMsgUDPAddrPort", udp(func(c *net.UDPConn, to *net.UDPAddr) {
		_, _, err := c.WriteMsgUDPAddrPort(packet, nil, to.AddrPort())
		check(err)
	})},
}

// controls do nothing that a table could list: the method itself is tried on them.
var controls = []trial{
	{"control:os.Getenv", simple(func() { os.Getenv("HOME") })},
	{"control:strings.Repeat", simple(func() { _ = strings.Repeat("x", 1000) })},
	{"control:(*os.File).Fd", onFile(func(f *os.File) { f.Fd() })},
	{"control:path/filepath.Join", simple(func() { filepath.Join("a", "b") })},
}

var (
	local   = net.IPv4(127, 0, 0, 1)
	tcpAny  = &net.TCPAddr{IP: local}
	udpAny  = &net.UDPAddr{IP: local}
	ipLocal = &net.IPAddr{IP: local}
	packet  = []byte("packet")
)

// keep holds what was opened: the process ends soon.
func keep[T any](v T, err error) { kept = append(kept, must(v, err)) }

var kept []any

func listening(call func()) func(*bench) func() { return simple(call) }

func unixPath(call func(*net.UnixAddr)) func(*bench) func() {
	return func(b *bench) func() { return func() { call(socketPath(b, "s")) } }
}

// socketPath is short enough for a socket.
func socketPath(b *bench, name string) *net.UnixAddr {
	dir := must(os.MkdirTemp("", "p"))
	b.cleanup(func() { os.RemoveAll(dir) })
	return &net.UnixAddr{Name: filepath.Join(dir, name), Net: "unix"}
}

func udp(call func(c *net.UDPConn, to *net.UDPAddr)) func(*bench) func() {
	return func(b *bench) func() {
		c, peer := must(net.ListenUDP("udp", udpAny)), must(net.ListenUDP("udp", udpAny))
		b.cleanup(func() { c.Close(); peer.Close() })
		return func() { call(c, peer.LocalAddr().(*net.UDPAddr)) }
	}
}
