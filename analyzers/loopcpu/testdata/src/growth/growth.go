// Package growth has loops over what has no bound. What grows with no more than
// there is, is silent.
package growth

import (
	"database/sql"
	"encoding/json"
	"io"
	"net"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	items, other []int
	text         string
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		m.linear()
		m.pairs()
		m.product()
	case string:
		fromFile()
	case byte:
		fromNetwork()
	case bool:
		fromQuery(nil)
	case rune:
		fileTimesOther(m.other)
	case uint:
		decoded()
	}
	return m, nil
}

func (m model) View() string { return "" }

func (m *model) linear() (sum int) {
	for _, x := range m.items {
		sum += x
	}
	for range m.other {
		for range 100 {
			sum++
		}
	}
	for _, line := range strings.Split(m.text, "\n") {
		for _, word := range strings.Fields(line) { // the words of all lines are no more than the text
			sum += len(word)
		}
	}
	return sum
}

// pairs and product are possible: nothing tells how many there are.
func (m *model) pairs() (n int) {
	for _, a := range m.items {
		for _, b := range m.items {
			if a == b {
				n++
			}
		}
	}
	return n
}

func (m *model) product() (n int) {
	for _, a := range m.items {
		for _, b := range m.other {
			n += a * b
		}
	}
	return n
}

func fromFile() (n int) {
	data, _ := os.ReadFile("lines")
	lines := strings.Split(string(data), "\n")
	for i := range lines { // want `time grows with n² on the bubbletea loop \(budget 16 ms\): a loop in growth.fromFile, n from a file: `
		for j := range lines {
			if lines[i] == lines[j] {
				n++
			}
		}
	}
	return n
}

func fromNetwork() (n int) {
	conn, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return 0
	}
	data, _ := io.ReadAll(conn)
	for i := range data { // want `time grows with n² .*, n from the network: `
		for j := 0; j < len(data); j++ {
			n += int(data[i] ^ data[j])
		}
	}
	return n
}

func fromQuery(db *sql.DB) (n int) {
	rows, _ := db.Query("SELECT name FROM users")
	var names []string
	for rows.Next() {
		var name string
		rows.Scan(&name)
		names = append(names, name)
	}
	for _, a := range names { // possible: that the rows come from a query is not followed through Scan
		for _, b := range names {
			if strings.HasPrefix(a, b) {
				n++
			}
		}
	}
	return n
}

// fileTimesOther is possible: the other may be small.
func fileTimesOther(other []int) (n int) {
	data, _ := os.ReadFile("lines")
	for i := range data {
		for _, o := range other {
			n += int(data[i]) * o
		}
	}
	return n
}

func decoded() (n int) {
	f, _ := os.Open("points.json")
	var points []struct{ X, Y float64 }
	json.NewDecoder(f).Decode(&points)
	for i := range points { // want `time grows with n² .*, n from a file: `
		for j := range points {
			if points[i].X < points[j].X {
				n++
			}
		}
	}
	return n
}
