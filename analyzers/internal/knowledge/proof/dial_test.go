package proof

import (
	"context"
	"log/syslog"
	"net"
	"net/netip"
	"net/rpc"
	"net/rpc/jsonrpc"
	"net/textproto"
	"time"
)

// dials is a trial of connecting to a listener of this process.
func dials(call func(addr string)) func(*bench) func() {
	return func(b *bench) func() {
		l := must(net.ListenTCP("tcp", tcpAny))
		b.cleanup(func() { l.Close() })
		return func() { call(l.Addr().String()) }
	}
}

func dialsUnix(call func(addr *net.UnixAddr)) func(*bench) func() {
	return func(b *bench) func() {
		addr := socketPath(b, "s")
		l := must(net.ListenUnix("unix", addr))
		b.cleanup(func() { l.Close() })
		return func() { call(addr) }
	}
}

func port(addr string) netip.AddrPort { return netip.MustParseAddrPort(addr) }

var (
	noAddr netip.AddrPort
	bg     = context.Background()
)

var dialling = []trial{
	{"net.Dial", dials(func(a string) { keep(net.Dial("tcp", a)) })},
	{"net.DialTimeout", dials(func(a string) { keep(net.DialTimeout("tcp", a, time.Second)) })},
	{"net.DialTCP", dials(func(a string) { keep(net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(port(a)))) })},
	{"net.DialUnix", dialsUnix(func(a *net.UnixAddr) { keep(net.DialUnix("unix", nil, a)) })},
	{"(*net.Dialer).Dial", dials(func(a string) { keep(new(net.Dialer).Dial("tcp", a)) })},
	{"(*net.Dialer).DialContext", dials(func(a string) { keep(new(net.Dialer).DialContext(bg, "tcp", a)) })},
	{"(*net.Dialer).DialTCP", dials(func(a string) { keep(new(net.Dialer).DialTCP(bg, "tcp", noAddr, port(a))) })},
	{"(*net.Dialer).DialUDP", dials(func(a string) { keep(new(net.Dialer).DialUDP(bg, "udp", noAddr, port(a))) })},
	{"(*net.Dialer).DialIP", dials(func(string) {
		keep(new(net.Dialer).DialIP(bg, "ip4:icmp", netip.Addr{}, netip.MustParseAddr("127.0.0.1")))
	})},
	{"(*net.Dialer).DialUnix", dialsUnix(func(a *net.UnixAddr) { keep(new(net.Dialer).DialUnix(bg, "unix", nil, a)) })},
	{"net/rpc.Dial", dials(func(a string) { keep(rpc.Dial("tcp", a)) })},
	{"net/rpc/jsonrpc.Dial", dials(func(a string) { keep(jsonrpc.Dial("tcp", a)) })},
	{"net/textproto.Dial", dials(func(a string) { keep(textproto.Dial("tcp", a)) })},
	{"log/syslog.Dial", dials(func(a string) { keep(syslog.Dial("tcp", a, syslog.LOG_INFO, "x")) })},
	{"(*net/rpc.Client).Go", func(b *bench) func() {
		l := must(net.ListenTCP("tcp", tcpAny))
		b.cleanup(func() { l.Close() })
		c := must(rpc.Dial("tcp", l.Addr().String()))
		return func() { c.Go("Echo.Say", "x", new(string), nil) }
	}},
	{"(net/rpc.ClientCodec).WriteRequest", func(b *bench) func() {
		here, _ := tcp(b)
		codec := jsonrpc.NewClientCodec(here)
		return func() { check(codec.WriteRequest(new(rpc.Request), "x")) }
	}},
	{"(*net.IPConn).WriteTo", rawIP(func(c *net.IPConn, to *net.IPAddr) { must(c.WriteTo(packet, to)) })},
	{"(*net.IPConn).WriteToIP", rawIP(func(c *net.IPConn, to *net.IPAddr) { must(c.WriteToIP(packet, to)) })},
	{"(*net.IPConn).WriteMsgIP", rawIP(func(c *net.IPConn, to *net.IPAddr) { _, _, err := c.WriteMsgIP(packet, nil, to); check(err) })},
}

var rawReads = []trial{
	{"(*net.IPConn).ReadFrom", readsIP(func(c *net.IPConn) { _, _, err := c.ReadFrom(make([]byte, 100)); check(err) })},
	{"(*net.IPConn).ReadFromIP", readsIP(func(c *net.IPConn) { _, _, err := c.ReadFromIP(make([]byte, 100)); check(err) })},
	{"(*net.IPConn).ReadMsgIP", readsIP(func(c *net.IPConn) { _, _, _, _, err := c.ReadMsgIP(make([]byte, 100), nil); check(err) })},
}

// rawIP is a trial of a raw socket, which needs a privilege.
func rawIP(call func(c *net.IPConn, to *net.IPAddr)) func(*bench) func() {
	return func(b *bench) func() {
		c := must(net.ListenIP("ip4:254", ipLocal))
		b.cleanup(func() { c.Close() })
		return func() { call(c, ipLocal) }
	}
}

func readsIP(call func(c *net.IPConn)) func(*bench) func() {
	return func(b *bench) func() {
		c := must(net.ListenIP("ip4:254", ipLocal))
		peer := must(net.DialIP("ip4:254", nil, ipLocal))
		b.cleanup(func() { c.Close(); peer.Close() })
		later(func() { peer.Write(packet) })
		return func() { call(c) }
	}
}
