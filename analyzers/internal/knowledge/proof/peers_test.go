package proof

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// pause is how long a slow peer takes for each answer. A call that takes nearly
// as long has waited for it.
const pause = 30 * time.Millisecond

// later does something after the pause.
func later(f func()) { time.AfterFunc(pause, f) }

// tcp gives both ends of a connection over the loopback.
func tcp(b *bench) (here, there *net.TCPConn) {
	l := must(net.ListenTCP("tcp", tcpAny))
	defer l.Close()
	here = must(net.DialTCP("tcp", nil, l.Addr().(*net.TCPAddr)))
	there = must(l.AcceptTCP())
	b.cleanup(func() { here.Close(); there.Close() })
	return here, there
}

// fill writes until the kernel takes no more, and has the peer read after the
// pause, so that the next write waits. Closing the peer ends it.
func fill(w net.Conn, peer net.Conn) {
	chunk := make([]byte, 1<<16)
	for {
		check(w.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)))
		if _, err := w.Write(chunk); err != nil {
			break
		}
	}
	check(w.SetWriteDeadline(time.Time{}))
	later(func() {
		go func() {
			buf := make([]byte, 1<<20)
			for {
				if _, err := peer.Read(buf); err != nil {
					return
				}
			}
		}()
	})
}

// slowServer answers a line-based protocol: each line it reads with what answer
// returns, after the pause. It greets first. An empty answer is none.
func slowServer(b *bench, greeting string, answer func(line string) string) (addr string) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	b.cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				if greeting != "" {
					time.Sleep(pause)
					c.Write([]byte(greeting))
				}
				r := bufio.NewReader(c)
				for {
					line, err := r.ReadString('\n')
					if err != nil {
						return
					}
					if a := answer(strings.TrimSpace(line)); a != "" {
						time.Sleep(pause)
						c.Write([]byte(a))
					}
				}
			}()
		}
	}()
	return l.Addr().String()
}

// slowHTTP answers after the pause.
func slowHTTP(b *bench) (url string) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(pause)
		w.Write([]byte("slow"))
	})}
	go srv.Serve(l)
	b.cleanup(func() { srv.Close() })
	return "http://" + l.Addr().String() + "/"
}

// slowBody gives its content after the pause.
type slowBody struct {
	*bytes.Reader
	once sync.Once
}

func newSlowBody(content []byte) *slowBody { return &slowBody{Reader: bytes.NewReader(content)} }

func (s *slowBody) Read(p []byte) (int, error) {
	s.once.Do(func() { time.Sleep(pause) })
	return s.Reader.Read(p)
}

func (s *slowBody) Close() error { return nil }

var certificate = sync.OnceValue(func() (pair struct{ cert, key []byte }) {
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"localhost"}, IPAddresses: []net.IP{local}}
	der := must(x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key))
	pair.cert = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	pair.key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: must(x509.MarshalPKCS8PrivateKey(key))})
	return pair
})

func certificateFiles(b *bench) {
	check(os.WriteFile(b.dir+"/cert", certificate().cert, 0o600))
	check(os.WriteFile(b.dir+"/key", certificate().key, 0o600))
}

func serverTLS() *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{must(tls.X509KeyPair(certificate().cert, certificate().key))}}
}

var clientTLS = &tls.Config{InsecureSkipVerify: true}

// slowTLS accepts, waits for the pause and shakes hands; then it does f.
func slowTLS(b *bench, f func(*tls.Conn)) (addr string) {
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	b.cleanup(func() { l.Close() })
	config := serverTLS()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				time.Sleep(pause)
				t := tls.Server(c, config)
				if t.Handshake() == nil && f != nil {
					f(t)
				}
			}()
		}
	}()
	return l.Addr().String()
}
