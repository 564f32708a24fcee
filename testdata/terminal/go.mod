module github.com/loopvet/loopvet/testdata/terminal

go 1.26.0

require (
	github.com/awesome-gocui/gocui v1.1.0
	github.com/c-bata/go-prompt v0.2.6
	github.com/derailed/tcell/v2 v2.3.1-rc.4
	github.com/derailed/tview v0.8.5
	github.com/gdamore/tcell/v2 v2.13.10
	github.com/gizak/termui v2.3.0+incompatible
	github.com/gizak/termui/v3 v3.1.0
	github.com/jesseduffield/gocui v0.3.1-0.20260327132312-944dab3bc980
	github.com/jroimartin/gocui v0.5.0
	github.com/loopvet/loopvet/testdata/expect v0.0.0
	github.com/manifoldco/promptui v0.9.0
	github.com/nsf/termbox-go v1.1.2
)

require (
	github.com/chzyer/readline v0.0.0-20180603132655-2972be24d48e // indirect
	github.com/clipperhouse/uax29/v2 v2.2.0 // indirect
	github.com/gdamore/encoding v1.0.1 // indirect
	github.com/go-errors/errors v1.0.2 // indirect
	github.com/lucasb-eyer/go-colorful v1.3.0 // indirect
	github.com/maruel/panicparse v1.5.0 // indirect
	github.com/mattn/go-colorable v0.1.7 // indirect
	github.com/mattn/go-isatty v0.0.12 // indirect
	github.com/mattn/go-runewidth v0.0.19 // indirect
	github.com/mattn/go-tty v0.0.3 // indirect
	github.com/mitchellh/go-wordwrap v0.0.0-20150314170334-ad45545899c7 // indirect
	github.com/pkg/term v1.2.0-beta.2 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/stretchr/testify v1.12.1 // indirect
	golang.org/x/sys v0.39.0 // indirect
	golang.org/x/term v0.38.0 // indirect
	golang.org/x/text v0.32.0 // indirect
)

replace github.com/loopvet/loopvet/testdata/expect => ../expect
