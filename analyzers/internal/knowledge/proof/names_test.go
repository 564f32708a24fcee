package proof

import (
	"context"
	"encoding/binary"
	"net"
)

// nameServer answers every question, after the pause, with "no such name": the
// callers have waited by then.
func nameServer(b *bench) *net.Resolver {
	l := must(net.ListenUDP("udp", udpAny))
	b.cleanup(func() { l.Close() })
	go func() {
		for {
			buf := make([]byte, 1500)
			n, from, err := l.ReadFromUDP(buf)
			if err != nil {
				return
			}
			answer := append([]byte(nil), buf[:n]...)
			const response, recursion, noSuchName = 0x8000, 0x0180, 3
			binary.BigEndian.PutUint16(answer[2:], response|recursion|noSuchName)
			later(func() { l.WriteToUDP(answer, from) })
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return net.Dial("udp", l.LocalAddr().String())
	}}
}

// looks is a trial of a method of a resolver.
func looks(call func(r *net.Resolver)) func(*bench) func() {
	return func(b *bench) func() {
		r := nameServer(b)
		return func() { call(r) }
	}
}

// asks is a trial of a function that uses the default resolver.
func asks(call func()) func(*bench) func() {
	return func(b *bench) func() {
		old := net.DefaultResolver
		net.DefaultResolver = nameServer(b)
		b.cleanup(func() { net.DefaultResolver = old })
		return call
	}
}

const host = "slow.example."

var names = []trial{
	{"(*net.Resolver).LookupAddr", looks(func(r *net.Resolver) { r.LookupAddr(bg, "192.0.2.1") })},
	{"(*net.Resolver).LookupCNAME", looks(func(r *net.Resolver) { r.LookupCNAME(bg, host) })},
	{"(*net.Resolver).LookupHost", looks(func(r *net.Resolver) { r.LookupHost(bg, host) })},
	{"(*net.Resolver).LookupIP", looks(func(r *net.Resolver) { r.LookupIP(bg, "ip", host) })},
	{"(*net.Resolver).LookupIPAddr", looks(func(r *net.Resolver) { r.LookupIPAddr(bg, host) })},
	{"(*net.Resolver).LookupMX", looks(func(r *net.Resolver) { r.LookupMX(bg, host) })},
	{"(*net.Resolver).LookupNS", looks(func(r *net.Resolver) { r.LookupNS(bg, host) })},
	{"(*net.Resolver).LookupNetIP", looks(func(r *net.Resolver) { r.LookupNetIP(bg, "ip", host) })},
	{"(*net.Resolver).LookupSRV", looks(func(r *net.Resolver) { r.LookupSRV(bg, "x", "tcp", host) })},
	{"(*net.Resolver).LookupTXT", looks(func(r *net.Resolver) { r.LookupTXT(bg, host) })},
	{"net.LookupAddr", asks(func() { net.LookupAddr("192.0.2.1") })},
	{"net.LookupCNAME", asks(func() { net.LookupCNAME(host) })},
	{"net.LookupHost", asks(func() { net.LookupHost(host) })},
	{"net.LookupIP", asks(func() { net.LookupIP(host) })},
	{"net.LookupMX", asks(func() { net.LookupMX(host) })},
	{"net.LookupNS", asks(func() { net.LookupNS(host) })},
	{"net.LookupSRV", asks(func() { net.LookupSRV("x", "tcp", host) })},
	{"net.LookupTXT", asks(func() { net.LookupTXT(host) })},
	{"net.ResolveIPAddr", asks(func() { net.ResolveIPAddr("ip", host) })},
	{"net.ResolveTCPAddr", asks(func() { net.ResolveTCPAddr("tcp", host+":80") })},
	{"net.ResolveUDPAddr", asks(func() { net.ResolveUDPAddr("udp", host+":80") })},
}
