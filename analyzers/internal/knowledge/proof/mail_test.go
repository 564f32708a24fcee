package proof

import (
	"crypto/tls"
	"net"
	"net/smtp"
	"strings"
)

type mailClient = *smtp.Client

// mailAnswer speaks just enough SMTP.
func mailAnswer(line string) string {
	switch verb, _, _ := strings.Cut(line, " "); verb {
	case "EHLO":
		return "250-localhost\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"
	case "DATA":
		return "354 go on\r\n"
	case "AUTH":
		return "235 ok\r\n"
	case "QUIT":
		return "221 bye\r\n"
	case "STARTTLS":
		return "454 no\r\n"
	}
	return "250 ok\r\n"
}

// dialMail connects to a slow mail server and greets it.
func dialMail(b *bench) mailClient {
	c := must(smtp.Dial(slowServer(b, "220 localhost\r\n", mailAnswer)))
	b.cleanup(func() { c.Close() })
	return c
}

func greeted(call func(c mailClient)) func(*bench) func() {
	return func(b *bench) func() {
		c := dialMail(b)
		check(c.Hello("localhost"))
		return func() { call(c) }
	}
}

var mail = []trial{
	{"net/smtp.Dial", func(b *bench) func() {
		addr := slowServer(b, "220 localhost\r\n", mailAnswer)
		return func() { must(smtp.Dial(addr)) }
	}},
	{"net/smtp.NewClient", func(b *bench) func() {
		c := must(net.Dial("tcp", slowServer(b, "220 localhost\r\n", mailAnswer)))
		b.cleanup(func() { c.Close() })
		return func() { must(smtp.NewClient(c, "localhost")) }
	}},
	{"net/smtp.SendMail", func(b *bench) func() {
		// the server has no certificate: it is seen to wait before that is an error
		addr := slowServer(b, "220 localhost\r\n", mailAnswer)
		return func() { smtp.SendMail(addr, nil, "a@localhost", []string{"b@localhost"}, []byte("x")) }
	}},
	{"(*net/smtp.Client).Hello", asksMail(func(c mailClient) { check(c.Hello("localhost")) })},
	{"(*net/smtp.Client).Extension", asksMail(func(c mailClient) { c.Extension("AUTH") })},
	{"(*net/smtp.Client).Auth", greeted(func(c mailClient) { c.Auth(smtp.CRAMMD5Auth("a", "b")) })},
	{"(*net/smtp.Client).Mail", greeted(func(c mailClient) { check(c.Mail("a@localhost")) })},
	{"(*net/smtp.Client).Rcpt", greeted(func(c mailClient) { check(c.Rcpt("b@localhost")) })},
	{"(*net/smtp.Client).Data", greeted(func(c mailClient) { must(c.Data()) })},
	{"(*net/smtp.Client).Noop", greeted(func(c mailClient) { check(c.Noop()) })},
	{"(*net/smtp.Client).Reset", greeted(func(c mailClient) { check(c.Reset()) })},
	{"(*net/smtp.Client).Verify", greeted(func(c mailClient) { check(c.Verify("a@localhost")) })},
	{"(*net/smtp.Client).Quit", greeted(func(c mailClient) { check(c.Quit()) })},
	{"(*net/smtp.Client).StartTLS", greeted(func(c mailClient) { c.StartTLS(&tls.Config{InsecureSkipVerify: true}) })},
}
