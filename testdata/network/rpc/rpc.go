// Package rpc is a language server: while it handles a request, it reads neither the
// next one nor what the editor answers.
package rpc

import (
	"context"
	"io"
	"net/http"
	"os"

	"github.com/sourcegraph/jsonrpc2"
)

type server struct{ root string }

func (s *server) serve(ctx context.Context, rwc io.ReadWriteCloser) {
	stream := jsonrpc2.NewBufferedStream(rwc, jsonrpc2.VSCodeObjectCodec{})
	trace := jsonrpc2.OnRecv(func(*jsonrpc2.Request, *jsonrpc2.Response) {
		os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the jsonrpc2 loop`
	})
	jsonrpc2.NewConn(ctx, stream, s, trace)
	jsonrpc2.NewConn(ctx, stream, jsonrpc2.HandlerWithError(s.answer))
	jsonrpc2.NewConn(ctx, stream, ordered{jsonrpc2.HandlerWithError(s.answer)})
}

func (s *server) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	var folders []string
	conn.Call(ctx, "workspace/workspaceFolders", nil, &folders) // want `loopdeadlock: \(\*Conn\)\.Call \(deadlock\) waits for the jsonrpc2 loop it runs on`
	call, _ := conn.DispatchCall(ctx, "workspace/configuration", nil)
	call.Wait(ctx, nil) // want `loopdeadlock: Waiter\.Wait \(deadlock\) waits for the jsonrpc2 loop it runs on`
	conn.Notify(ctx, "window/logMessage", folders)
	conn.Reply(ctx, req.ID, folders)
	go func() {
		var choice string
		conn.Call(ctx, "window/showMessageRequest", nil, &choice)
		os.WriteFile(s.root, []byte(choice), 0o600)
	}()
}

func (s *server) answer(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	return http.Get("http://localhost/" + req.Method) // want `loopnet: http\.Get \(net\) blocks the jsonrpc2 loop`
}

// ordered lets only edits wait for each other.
type ordered struct{ jsonrpc2.Handler }

func (h ordered) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	if req.Method != "textDocument/didChange" {
		go h.Handler.Handle(ctx, conn, req)
		return
	}
	os.WriteFile("last", *req.Params, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the jsonrpc2 loop`
	h.Handler.Handle(ctx, conn, req)
}
