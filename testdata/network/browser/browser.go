// Package browser listens to what a browser tells, on the goroutine that reads it.
package browser

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

func listen(ctx context.Context) error {
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *fetch.EventRequestPaused:
			chromedp.Run(ctx, fetch.ContinueRequest(ev.RequestID)) // want `loopdeadlock: chromedp\.Run \(deadlock\) waits for the chromedp loop`
		case *network.EventLoadingFinished:
			own := cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Target)
			network.GetResponseBody(ev.RequestID).Do(own) // want `loopdeadlock: cdp\.Execute \(deadlock\) waits for the chromedp loop`
		case *network.EventLoadingFailed:
			go chromedp.Run(ctx, chromedp.Reload())
		}
	})
	chromedp.ListenBrowser(ctx, func(any) {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the chromedp loop`
	})
	return chromedp.Run(ctx, fetch.Enable(), chromedp.Navigate("about:blank"))
}
