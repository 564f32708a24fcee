// Package lookups asks for names and addresses in callbacks.
package lookups

import (
	"context"
	"net"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	resolver *net.Resolver
	host     string
	addrs    []string
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "host":
		m.addrs, _ = net.LookupHost(m.host) // want `net\.LookupHost \(dns\) blocks the bubbletea loop`
	case "resolver":
		m.addrs, _ = m.resolver.LookupHost(context.Background(), m.host) // want `LookupHost.* \(dns\) blocks the bubbletea loop`
	case "address":
		if valid(m.host) {
			return m, nil
		}
	case "command":
		return m, func() tea.Msg {
			addrs, _ := net.LookupHost(m.host)
			return addrs
		}
	case "numbers":
		net.ParseIP(m.host)
		net.JoinHostPort(m.host, "80")
	}
	return m, nil
}

// valid looks like parsing.
func valid(host string) bool {
	_, err := net.ResolveIPAddr("ip", host) // want `net\.ResolveIPAddr \(dns\) blocks the bubbletea loop: model\.Update → .*valid → net\.ResolveIPAddr`
	return err == nil
}

func (m model) View() string { return "" }
