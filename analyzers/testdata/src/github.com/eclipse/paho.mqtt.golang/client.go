// Package mqtt is a small copy of Eclipse Paho: one router goroutine calls the
// handlers of a client, in order, and a token waits for the broker's answer.
package mqtt

import "time"

type Message interface {
	Topic() string
	Payload() []byte
}

type MessageHandler func(Client, Message)

type Token interface {
	Wait() bool
	WaitTimeout(time.Duration) bool
	Done() <-chan struct{}
	Error() error
}

type Client interface {
	Connect() Token
	Disconnect(quiesce uint)
	Publish(topic string, qos byte, retained bool, payload any) Token
	Subscribe(topic string, qos byte, callback MessageHandler) Token
}

type ClientOptions struct {
	DefaultPublishHandler MessageHandler
	Order                 bool
}

func NewClientOptions() *ClientOptions { return &ClientOptions{Order: true} }

func (o *ClientOptions) SetOrderMatters(order bool) *ClientOptions {
	o.Order = order
	return o
}

func (o *ClientOptions) SetDefaultPublishHandler(defaultHandler MessageHandler) *ClientOptions {
	o.DefaultPublishHandler = defaultHandler
	return o
}

type baseToken struct {
	complete chan struct{}
	err      error
}

func (b *baseToken) Wait() bool {
	<-b.complete
	return true
}

func (b *baseToken) WaitTimeout(d time.Duration) bool {
	timer := time.NewTimer(d)
	select {
	case <-b.complete:
		return true
	case <-timer.C:
	}
	return false
}

func (b *baseToken) Done() <-chan struct{} { return b.complete }
func (b *baseToken) Error() error          { return b.err }

type client struct {
	options  *ClientOptions
	incoming chan Message
	handlers map[string]MessageHandler
}

func NewClient(o *ClientOptions) Client {
	return &client{options: o, incoming: make(chan Message), handlers: map[string]MessageHandler{}}
}

func newToken() Token { return &baseToken{complete: make(chan struct{})} }

func (c *client) Connect() Token {
	go func() {
		for m := range c.incoming {
			handler := c.handlers[m.Topic()]
			if handler == nil {
				handler = c.options.DefaultPublishHandler
			}
			if c.options.Order {
				handler(c, m)
			} else {
				go handler(c, m)
			}
		}
	}()
	return newToken()
}

func (c *client) Disconnect(quiesce uint) { time.Sleep(time.Duration(quiesce) * time.Millisecond) }

func (c *client) Publish(topic string, qos byte, retained bool, payload any) Token {
	return newToken()
}

func (c *client) Subscribe(topic string, qos byte, callback MessageHandler) Token {
	c.handlers[topic] = callback
	return newToken()
}
