module github.com/loopvet/loopvet/testdata/windows

go 1.26.0

require (
	cogentcore.org/core v0.3.11
	fyne.io/fyne v1.4.3
	fyne.io/fyne/v2 v2.7.1
	fyne.io/systray v1.12.2
	gioui.org v0.10.3
	github.com/AllenDang/cimgui-go v1.4.0
	github.com/coyim/gotk3adapter v0.0.3
	github.com/diamondburned/gotk4/pkg v0.3.1
	github.com/ebitengine/oto/v3 v3.3.3
	github.com/gen2brain/malgo v0.11.24
	github.com/go-gl/glfw/v3.3/glfw v0.0.0-20260823155953-d41da22a9587
	github.com/gopxl/beep/v2 v2.1.1
	github.com/hajimehoshi/ebiten v1.12.13
	github.com/hajimehoshi/ebiten/v2 v2.8.8
	github.com/loopvet/loopvet/testdata/expect v0.0.0
	github.com/veandco/go-sdl2 v0.4.39
	golang.org/x/exp/shiny v0.0.0-20260908205506-85c1c2202aba
	golang.org/x/mobile v0.0.0-20260821190718-4776eadac327
)

require (
	gioui.org/shader v1.0.9 // indirect
	github.com/Bios-Marcel/wastebasket/v2 v2.0.3 // indirect
	github.com/KarpelesLab/weak v0.1.1 // indirect
	github.com/Masterminds/vcs v1.13.3 // indirect
	github.com/alecthomas/chroma/v2 v2.13.0 // indirect
	github.com/anthonynsimon/bild v0.13.0 // indirect
	github.com/aymerick/douceur v0.2.0 // indirect
	github.com/chewxy/math32 v1.10.1 // indirect
	github.com/cogentcore/webgpu v0.23.0 // indirect
	github.com/dlclark/regexp2 v1.11.0 // indirect
	github.com/ebitengine/gomobile v0.0.0-20240911145611-4856209ac325 // indirect
	github.com/ebitengine/hideconsole v1.0.0 // indirect
	github.com/ebitengine/purego v0.8.0 // indirect
	github.com/fredbi/uri v1.1.1 // indirect
	github.com/fsnotify/fsnotify v1.9.0 // indirect
	github.com/fyne-io/gl-js v0.2.0 // indirect
	github.com/fyne-io/mobile v0.1.2 // indirect
	github.com/fyne-io/oksvg v0.2.0 // indirect
	github.com/go-gl/gl v0.0.0-20231021071112-07e5d0ea2e71 // indirect
	github.com/go-text/render v0.2.0 // indirect
	github.com/go-text/typesetting v0.3.5 // indirect
	github.com/gobwas/glob v0.2.3 // indirect
	github.com/godbus/dbus/v5 v5.2.2 // indirect
	github.com/goki/freetype v0.0.0-20181231101311-fa8a33aabaff // indirect
	github.com/gorilla/css v1.0.1 // indirect
	github.com/h2non/filetype v1.1.3 // indirect
	github.com/hack-pad/go-indexeddb v0.3.2 // indirect
	github.com/hack-pad/hackpadfs v0.2.1 // indirect
	github.com/hack-pad/safejs v0.1.1 // indirect
	github.com/jeandeaual/go-locale v0.0.0-20250612000132-0ef82f21eade // indirect
	github.com/jezek/xgb v1.1.1 // indirect
	github.com/jinzhu/copier v0.4.0 // indirect
	github.com/mitchellh/go-homedir v1.1.0 // indirect
	github.com/nicksnyder/go-i18n/v2 v2.5.1 // indirect
	github.com/pelletier/go-toml/v2 v2.1.2-0.20240227203013-2b69615b5d55 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/rymdport/portal v0.4.2 // indirect
	github.com/srwiley/oksvg v0.0.0-20221011165216-be6e8873101c // indirect
	github.com/srwiley/rasterx v0.0.0-20220730225603-2ab79fcdd4ef // indirect
	github.com/tdewolff/parse/v2 v2.7.19 // indirect
	github.com/yuin/goldmark v1.7.8 // indirect
	go4.org/unsafe/assume-no-moving-gc v0.0.0-20231121144256-b99613f794b6 // indirect
	golang.org/x/exp v0.0.0-20250408133849-7e4ce0ab07d0 // indirect
	golang.org/x/image v0.46.0 // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/net v0.58.0 // indirect
	golang.org/x/sync v0.23.0 // indirect
	golang.org/x/sys v0.48.0 // indirect
	golang.org/x/text v0.42.0 // indirect
	golang.org/x/tools v0.49.0 // indirect
)

replace github.com/loopvet/loopvet/testdata/expect => ../expect
