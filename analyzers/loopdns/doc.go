// Package loopdns defines a check that reports name lookups on an event loop.
//
// # Analyzer loopdns
//
// loopdns: report name lookups on an event loop
//
// A lookup asks a server over the network, often several times with a timeout of
// seconds each, and it hides in helpers that look like parsing.
//
// Bad:
//
//	func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
//		names, _ := net.LookupAddr(host(c.RemoteAddr()))
//		h.seen(names)
//		return gnet.None
//	}
//
// Good: look up on a goroutine, hand the names back.
//
//	func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
//		addr := host(c.RemoteAddr())
//		go func() {
//			names, _ := net.LookupAddr(addr)
//			h.names <- names
//		}()
//		return gnet.None
//	}
//
// A dial that looks a name up on its way is a network operation: loopnet reports
// it, once.
//
// What it does not see: a name that is always in the hosts file, a resolver that
// answers from memory.
package loopdns
