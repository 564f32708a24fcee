// Package chromedp is a small copy for fixtures.
package chromedp

import "context"

type Action interface{ Do(context.Context) error }

func ListenTarget(ctx context.Context, fn func(ev any)) {}

func Run(ctx context.Context, actions ...Action) error { return nil }
