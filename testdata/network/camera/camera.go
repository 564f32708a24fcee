// Package camera reads the packets of a camera.
package camera

import (
	"net/http"
	"os"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/description"
	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

func play(u *base.URL, packets chan *rtp.Packet) error {
	c := &gortsplib.Client{
		OnPacketsLost: func(lost uint64) {
			os.Stat("light, but for every loss") // want `loopfs: os\.Stat \(fs\) blocks the gortsplib loop`
		},
		OnResponse: func(*base.Response) { http.Get("http://localhost/") }, // want `loopnet: http\.Get \(net\) blocks the gortsplib loop`
	}
	if err := c.Start(u.Scheme, u.Host); err != nil {
		return err
	}
	c.OnPacketRTPAny(func(m *description.Media, f format.Format, p *rtp.Packet) {
		os.WriteFile("packet", p.Payload, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the gortsplib loop`
		select {
		case packets <- p:
		default:
		}
	})
	c.OnPacketRTCPAny(func(m *description.Media, p rtcp.Packet) {
		if _, ok := p.(*rtcp.Goodbye); ok {
			c.Close() // want `loopdeadlock: \(\*Client\)\.Close \(deadlock\) waits for the gortsplib loop it runs on`
		}
	})
	go func() {
		for p := range packets {
			os.WriteFile("packet", p.Payload, 0o600)
		}
	}()
	_, err := c.Play(nil)
	return err
}

// handler is a server that gives on what one session records.
type handler struct {
	server *gortsplib.Server
	stream *gortsplib.ServerStream
}

func (h *handler) OnRecord(ctx *gortsplib.ServerHandlerOnRecordCtx) (*base.Response, error) {
	os.WriteFile("recorded", nil, 0o600) // a session has a goroutine of its own
	ctx.Session.OnPacketRTPAny(func(m *description.Media, f format.Format, p *rtp.Packet) {
		os.Lstat("light, but for every packet") // want `loopfs: os\.Lstat \(fs\) blocks the gortsplib loop`
		h.stream.WritePacketRTP(m, p)
	})
	return &base.Response{StatusCode: base.StatusOK}, nil
}

func (h *handler) OnDecodeError(*gortsplib.ServerHandlerOnDecodeErrorCtx) {
	h.server.Close() // want `loopdeadlock: \(\*Server\)\.Close \(deadlock\) waits for the gortsplib loop it runs on`
}

func (h *handler) serve() error {
	h.server = &gortsplib.Server{Handler: h, RTSPAddress: ":8554"}
	return h.server.StartAndWait()
}
