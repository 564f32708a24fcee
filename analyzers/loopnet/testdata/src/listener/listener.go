// Package listener waits for a browser where its answers are delivered: loopdeadlock says so, and no other check.
package listener

import (
	"context"
	"net/http"

	"github.com/chromedp/chromedp"
)

func listen(ctx context.Context) {
	chromedp.ListenTarget(ctx, func(ev any) {
		chromedp.Run(ctx)
		forward(ctx)
	})
}

func forward(ctx context.Context) {
	http.Get("http://log/") // want `http\.Get \(net\) blocks the chromedp loop`
	chromedp.Run(ctx)
}
