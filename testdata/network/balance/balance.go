// Package balance chooses connections for gRPC.
package balance

import (
	"net/http"
	"os"
	"time"

	"google.golang.org/grpc/balancer"
	"google.golang.org/grpc/connectivity"
)

type picker struct{ ready []balancer.SubConn }

func (p *picker) Pick(balancer.PickInfo) (balancer.PickResult, error) {
	os.Stat("light, but for every call") // want `loopfs: os\.Stat \(fs\) blocks the grpc-picker loop`
	return balancer.PickResult{SubConn: p.ready[0], Done: func(balancer.DoneInfo) {
		os.WriteFile("done", nil, 0o600) // on the goroutine of the call
	}}, nil
}

type nearest struct {
	balancer.Balancer
	cc balancer.ClientConn
}

func (n *nearest) ResolverError(error) {
	http.Get("http://localhost/where") // want `loopnet: http\.Get \(net\) blocks the grpc-balancer loop`
	go http.Get("http://localhost/where")
}

func (n *nearest) UpdateClientConnState(s balancer.ClientConnState) error {
	sc, err := n.cc.NewSubConn(nil, balancer.NewSubConnOptions{StateListener: func(balancer.SubConnState) {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the grpc-balancer loop`
	}})
	if err != nil {
		return err
	}
	n.cc.UpdateState(balancer.State{ConnectivityState: connectivity.Ready, Picker: &picker{[]balancer.SubConn{sc}}})
	return nil
}

type builder struct{}

func (builder) Name() string { return "nearest" }

func (builder) Build(cc balancer.ClientConn, _ balancer.BuildOptions) balancer.Balancer {
	return &nearest{cc: cc}
}

func init() { balancer.Register(builder{}) }
