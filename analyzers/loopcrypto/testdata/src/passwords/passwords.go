// Package passwords hashes them on a loop.
package passwords

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/crypto/bcrypt"
)

type model struct {
	hash []byte
	key  *rsa.PrivateKey
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case string:
		m.hash, _ = bcrypt.GenerateFromPassword([]byte(msg), 14) // want `about 1 s on the bubbletea loop \(budget 16 ms\): bcrypt\.GenerateFromPassword: model\.Update; `
	case []string:
		if check(m.hash, msg[0]) {
			return m, nil
		}
	case int:
		m.key, _ = rsa.GenerateKey(rand.Reader, msg) // want `rsa\.GenerateKey \(crypto\) blocks the bubbletea loop`
	case int64:
		m.hash, _ = pbkdf2.Key(sha256.New, "password", m.hash, int(msg), 32) // want `pbkdf2\.Key.* \(crypto\) blocks the bubbletea loop`
	case []byte:
		sum := sha256.Sum256(msg) // short and bounded
		m.hash = sum[:]
	}
	return m, m.generate
}

func check(hash []byte, password string) bool {
	return bcrypt.CompareHashAndPassword(hash, []byte(password)) == nil // want `bcrypt\.CompareHashAndPassword \(crypto\) blocks the bubbletea loop: model\.Update → .*check → bcrypt`
}

func (m model) generate() tea.Msg {
	key, _ := rsa.GenerateKey(rand.Reader, 4096)
	return key
}

func (m model) View() string { return "" }
