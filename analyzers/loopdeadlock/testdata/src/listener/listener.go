// Package listener waits for a browser where its answers are delivered.
package listener

import (
	"context"

	"github.com/chromedp/chromedp"
)

func listen(ctx context.Context) {
	chromedp.ListenTarget(ctx, func(ev any) {
		chromedp.Run(ctx) // want `chromedp\.Run \(deadlock\) waits for the chromedp loop it runs on`
		go chromedp.Run(ctx)
	})
	chromedp.Run(ctx)
}
