// Package scrape listens to what a page loads, on the goroutine that reads the answers.
package scrape

import (
	"os"

	"github.com/playwright-community/playwright-go"
)

func listen(page playwright.Page, ctx playwright.BrowserContext) error {
	page.OnResponse(func(r playwright.Response) {
		body, _ := r.Body()                // want `loopdeadlock: Response\.Body \(deadlock\) waits for the playwright loop it runs on`
		os.WriteFile(r.URL(), body, 0o644) // want `loopfs: os\.WriteFile \(fs\) blocks the playwright loop`
		go r.Text()
	})
	ctx.OnRequestFinished(func(r playwright.Request) {
		headers(r)
		r.Headers() // those that are known already
	})
	page.OnDialog(func(d playwright.Dialog) {
		page.Title() // in a goroutine of its own
		d.Accept()
	})
	_, err := page.Goto("about:blank")
	return err
}

func headers(r playwright.Request) {
	r.AllHeaders() // want `loopdeadlock: Request\.AllHeaders \(deadlock\) waits for the playwright loop it runs on: .* → scrape\.headers`
}
