// Package lock has mutexes that a loop locks. To lock one is no operation, to
// wait for somebody who holds it across one is.
package lock

import (
	"net/http"
	"os"
	"os/exec"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	mutex  *sync.Mutex
	file   sync.Mutex
	state  []byte
	store  *store
	short  sync.Mutex
	own    sync.Mutex
	feed   feed
	closed sync.Mutex
	remote mutex
	local  mutex
}

// mutex is what projects have that exchange sync's for one that finds deadlocks.
type mutex struct{ sync.Mutex }

func (m *model) Init() tea.Cmd { return m.reload }

func (m *model) reload() tea.Msg {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	http.Get("http://localhost")
	return nil
}

func (m *model) push() tea.Msg {
	m.remote.Lock()
	defer m.remote.Unlock()
	http.Get("http://localhost")
	return nil
}

func (m *model) load() tea.Msg {
	m.file.Lock()
	defer m.file.Unlock()
	m.state, _ = os.ReadFile("state")
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "command":
		m.mutex.Lock() // want `\(\*sync.Mutex\).Lock \(wait\) blocks the bubbletea loop: \(\*model\).Update → \(\*sync.Mutex\).Lock, held by \(\*model\).reload across http.Get \(likely\)`
		m.mutex.Unlock()
	case "goroutine":
		m.store.get("a")
		m.store.size()
	case "file": // held across what is done in the time of a frame as a rule
		m.file.Lock()
		m.file.Unlock()
		return m, m.load
	case "short":
		m.short.Lock() // held for two statements
		m.short.Unlock()
	case "own": // held on the loop only; what it does there is loopfs's and loopexec's
		m.own.Lock()
		m.own.Unlock()
		m.save()
	case "readers":
		m.feed.last() // readers do not wait for each other
	case "closed":
		m.closed.Lock() // let go of before the operation
		m.closed.Unlock()
	case "wrapped":
		m.local.Lock() // another mutex of the type that push holds
		m.local.Unlock()
		m.remote.Lock() // want `held by \(\*model\).push across http.Get`
		m.remote.Unlock()
		return m, m.push
	case "try":
		if m.mutex.TryLock() {
			m.mutex.Unlock()
		}
	}
	return m, m.fetch
}

func (m *model) View() string { return "" }

func (m *model) save() {
	m.own.Lock()
	defer m.own.Unlock()
	exec.Command("sync").Run()
}

func (m *model) fetch() tea.Msg {
	m.short.Lock()
	m.state = nil
	m.short.Unlock()
	m.closed.Lock()
	if m.state == nil {
		m.closed.Unlock()
		return nil
	}
	m.closed.Unlock()
	exec.Command("sync").Run()
	m.feed.refresh()
	return nil
}

// store is kept up to date by a goroutine of its own.
type store struct {
	sync.RWMutex
	values map[string]string
}

func newStore() *store {
	s := &store{values: map[string]string{}}
	go s.run()
	return s
}

func (s *store) run() {
	for {
		s.sync()
	}
}

func (s *store) sync() {
	s.Lock()
	defer s.Unlock()
	client := &http.Client{}
	client.Get("http://localhost")
}

func (s *store) get(key string) string {
	s.RLock() // want `\(\*model\).Update → \(\*store\).get → \(\*sync.RWMutex\).RLock, held by \(\*store\).sync across \(\*http.Client\).Get, also from 1 more place \(likely\)`
	defer s.RUnlock()
	return s.values[key]
}

func (s *store) size() int { // the same mutex: one thing to mend
	s.RLock()
	defer s.RUnlock()
	return len(s.values)
}

// feed is read under a read lock on both sides.
type feed struct {
	mutex sync.RWMutex
	text  string
}

func (f *feed) last() string {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	return f.text
}

func (f *feed) refresh() {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	exec.Command("sync").Run()
}
