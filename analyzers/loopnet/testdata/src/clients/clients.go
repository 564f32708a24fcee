// Package clients hides the network behind interfaces of its own.
package clients

import (
	"context"
	"encoding/json"
	"net/http"

	tea "github.com/charmbracelet/bubbletea"
)

type api interface {
	names(ctx context.Context) ([]string, error)
}

type remote struct {
	base string
	http *http.Client
}

func (r *remote) names(ctx context.Context) ([]string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base, nil)
	if err != nil {
		return nil, err
	}
	resp, err := r.http.Do(req) // want `Do.* \(net\) blocks the bubbletea loop: .*Update → .*names → .*Do`
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var names []string
	err = json.NewDecoder(resp.Body).Decode(&names)
	return names, err
}

type fake struct{ list []string }

func (f fake) names(context.Context) ([]string, error) { return f.list, nil }

type model struct {
	api  api
	list []string
}

func newModel(base string) tea.Model {
	if base == "" {
		return model{api: fake{}}
	}
	return model{api: &remote{base: base, http: http.DefaultClient}}
}

func (m model) Init() tea.Cmd { return m.refresh() }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		m.list, _ = m.api.names(context.Background())
	case []string:
		m.list = msg
		return m, m.refresh()
	}
	return m, nil
}

func (m model) View() string { return "" }

func (m model) refresh() tea.Cmd {
	return func() tea.Msg {
		list, _ := m.api.names(context.Background())
		return list
	}
}
