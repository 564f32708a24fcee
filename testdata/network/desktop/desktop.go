// Package desktop is a small window manager.
package desktop

import (
	"os"
	"os/exec"

	"github.com/BurntSushi/xgbutil"
	"github.com/BurntSushi/xgbutil/keybind"
	"github.com/BurntSushi/xgbutil/xevent"
	"github.com/BurntSushi/xgbutil/xwindow"
)

func manage() error {
	x, err := xgbutil.NewConn()
	if err != nil {
		return err
	}
	keybind.Initialize(x)
	err = keybind.KeyPressFun(func(x *xgbutil.XUtil, e xevent.KeyPressEvent) {
		exec.Command("xterm").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the xgbutil loop`
		go exec.Command("xterm").Run()
	}).Connect(x, x.RootWin(), "Mod4-Return", true)
	if err != nil {
		return err
	}
	xevent.MapRequestFun(mapped).Connect(x, x.RootWin())
	xevent.MotionNotifyFun(func(*xgbutil.XUtil, xevent.MotionNotifyEvent) {
		os.Stat("light, but for every motion") // want `loopfs: os\.Stat \(fs\) blocks the xgbutil loop`
	}).Connect(x, x.RootWin())
	w, err := xwindow.Generate(x)
	if err != nil {
		return err
	}
	w.WMGracefulClose(func(*xwindow.Window) {
		os.Remove("open") // want `loopfs: os\.Remove \(fs\) blocks the xgbutil loop`
		xevent.Quit(x)
	})
	w.Map()
	xevent.Main(x)
	return nil
}

func mapped(x *xgbutil.XUtil, e xevent.MapRequestEvent) {
	os.ReadFile("rules") // want `loopfs: os\.ReadFile \(fs\) blocks the xgbutil loop`
	xwindow.New(x, e.Window).Map()
}
