// Package handlers talks to the network in the handlers of two frameworks.
package handlers

import (
	"net"
	"net/http"
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/rivo/tview"
)

func button(app *tview.Application, view *tview.TextView, url string) *tview.Button {
	return tview.NewButton("get").SetSelectedFunc(func() {
		resp, err := http.Get(url) // want `http\.Get \(net\) blocks the tview loop`
		if err == nil {
			view.SetText(resp.Status)
		}
		go func() {
			resp, err := http.Get(url)
			app.QueueUpdateDraw(func() {
				if err == nil {
					view.SetText(resp.Status)
				}
			})
		}()
	})
}

// subscribe: the handlers of a client run in order on one goroutine.
func subscribe(client mqtt.Client, out net.Conn) {
	client.Subscribe("state", 0, func(c mqtt.Client, m mqtt.Message) {
		out.Write(m.Payload()) // want `Write.* \(net\) blocks the paho loop`
	})
	client.Subscribe("relay", 0, relay)
}

func relay(c mqtt.Client, m mqtt.Message) {
	conn, err := net.DialTimeout("tcp", m.Topic(), time.Second) // want `net\.DialTimeout \(net\) blocks the paho loop: .*relay → net\.DialTimeout`
	if err != nil {
		return
	}
	conn.Close()
}
