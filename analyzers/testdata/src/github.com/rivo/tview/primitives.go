package tview

import "github.com/gdamore/tcell/v2"

type Primitive interface {
	Draw(screen tcell.Screen)
	InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive))
	Focus(delegate func(p Primitive))
	Blur()
}

type Box struct {
	inputCapture func(event *tcell.EventKey) *tcell.EventKey
}

func NewBox() *Box { return &Box{} }

func (b *Box) Draw(screen tcell.Screen)         {}
func (b *Box) Focus(delegate func(p Primitive)) {}
func (b *Box) Blur()                            {}

func (b *Box) InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive)) {
	return b.WrapInputHandler(nil)
}

func (b *Box) SetInputCapture(capture func(event *tcell.EventKey) *tcell.EventKey) *Box {
	b.inputCapture = capture
	return b
}

func (b *Box) WrapInputHandler(inputHandler func(*tcell.EventKey, func(p Primitive))) func(*tcell.EventKey, func(p Primitive)) {
	return func(event *tcell.EventKey, setFocus func(p Primitive)) {
		if b.inputCapture != nil {
			event = b.inputCapture(event)
		}
		if event != nil && inputHandler != nil {
			inputHandler(event, setFocus)
		}
	}
}

type Button struct {
	*Box
	label    string
	selected func()
}

func NewButton(label string) *Button { return &Button{Box: NewBox(), label: label} }

func (b *Button) SetSelectedFunc(handler func()) *Button {
	b.selected = handler
	return b
}

func (b *Button) InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive)) {
	return b.WrapInputHandler(func(event *tcell.EventKey, setFocus func(p Primitive)) {
		if event.Key() == tcell.KeyEnter && b.selected != nil {
			b.selected()
		}
	})
}

type listItem struct {
	text     string
	selected func()
}

type List struct {
	*Box
	items   []*listItem
	current int
	chosen  func(index int, mainText, secondaryText string, shortcut rune)
	done    func()
}

func NewList() *List { return &List{Box: NewBox()} }

func (l *List) AddItem(mainText, secondaryText string, shortcut rune, selected func()) *List {
	l.items = append(l.items, &listItem{text: mainText, selected: selected})
	return l
}

func (l *List) InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive)) {
	return l.WrapInputHandler(func(event *tcell.EventKey, setFocus func(p Primitive)) {
		if event.Key() == tcell.KeyEsc && l.done != nil {
			l.done()
			return
		}
		item := l.items[l.current]
		if item.selected != nil {
			item.selected()
		}
		if l.chosen != nil {
			l.chosen(l.current, item.text, "", 0)
		}
	})
}

type TextView struct {
	*Box
	text    string
	changed func()
}

func NewTextView() *TextView { return &TextView{Box: NewBox()} }

// SetChangedFunc: the handler is started with go, it does not run on the loop.
func (t *TextView) SetChangedFunc(handler func()) *TextView {
	t.changed = handler
	return t
}

func (t *TextView) SetText(text string) *TextView {
	t.text = text
	if t.changed != nil {
		go t.changed()
	}
	return t
}

func (t *TextView) GetText(stripAllTags bool) string { return t.text }

func (l *List) SetSelectedFunc(handler func(index int, mainText, secondaryText string, shortcut rune)) *List {
	l.chosen = handler
	return l
}

func (l *List) SetDoneFunc(handler func()) *List {
	l.done = handler
	return l
}
