//go:build cgo

// Package recorder writes down what a microphone hears.
package recorder

import (
	"os"

	"github.com/gen2brain/malgo"
)

func record(c *malgo.AllocatedContext, file *os.File) error {
	var device *malgo.Device
	samples := make(chan []byte, 64)
	device, err := malgo.InitDevice(c.Context, malgo.DefaultDeviceConfig(malgo.Capture), malgo.DeviceCallbacks{
		Data: func(out, in []byte, frames uint32) {
			os.Stat("light, but for every buffer") // want `loopfs: os\.Stat \(fs\) blocks the malgo loop`
			select {
			case samples <- append([]byte(nil), in...):
			default:
				device.Stop() // want `loopdeadlock: \(\*Device\)\.Stop \(deadlock\) waits for the malgo loop it runs on`
			}
		},
		Stop: func() { os.Remove("recording") }, // want `loopfs: os\.Remove \(fs\) blocks the malgo loop`
	})
	if err != nil {
		return err
	}
	go func() {
		for s := range samples {
			file.Write(s)
		}
	}()
	return device.Start()
}
