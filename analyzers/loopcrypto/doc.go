// Package loopcrypto defines a check that reports password hashing and key generation on an event loop.
//
// # Analyzer loopcrypto
//
// loopcrypto: report password hashing and key generation on an event loop
//
// Password hashes are slow on purpose, and the time to find primes has no bound.
// Hashing a short text with SHA-256 is neither and is not reported.
//
// Bad: every login holds the loop for a quarter of a second.
//
//	func (s *server) OnTraffic(c gnet.Conn) gnet.Action {
//		user, pass := read(c)
//		if bcrypt.CompareHashAndPassword(s.hash[user], pass) != nil {
//			return gnet.Close
//		}
//		return gnet.None
//	}
//
// Good: compare on a worker and answer when it is done.
//
//	func (s *server) OnTraffic(c gnet.Conn) gnet.Action {
//		user, pass := read(c)
//		s.workers.Submit(func() {
//			err := bcrypt.CompareHashAndPassword(s.hash[user], pass)
//			c.AsyncWrite(answer(err), nil)
//		})
//		return gnet.None
//	}
//
// What it does not see: how large a text is that is hashed or encrypted.
package loopcrypto
