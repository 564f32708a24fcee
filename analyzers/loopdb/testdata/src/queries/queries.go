// Package queries asks a database in callbacks, directly and through the
// interface that generated code takes.
package queries

import (
	"context"
	"database/sql"

	"github.com/rivo/tview"
)

type dbtx interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type queries struct{ db dbtx }

func newQueries(db *sql.DB) *queries {
	return &queries{db: db}
}

func (q *queries) count(ctx context.Context) (n int, err error) {
	err = q.db.QueryRowContext(ctx, "SELECT count(*) FROM jobs").Scan(&n) // want `QueryRowContext.* \(db\) blocks the tview loop`
	return n, err
}

func build(app *tview.Application, list *tview.List, db *sql.DB) {
	q := newQueries(db)
	list.AddItem("list", "", 'l', func() {
		rows, err := db.Query("SELECT name FROM jobs") // want `\(\*sql\.DB\)\.Query \(db\) blocks the tview loop`
		if err == nil {
			rows.Close()
		}
	})
	list.AddItem("count", "", 'c', func() {
		q.count(context.Background())
	})
	list.AddItem("save", "", 's', func() {
		save(db)
	})
	list.AddItem("offloaded", "", 'o', func() {
		go func() {
			n, _ := q.count(context.Background())
			app.QueueUpdateDraw(func() { list.AddItem("n", string(rune(n)), 'n', nil) })
		}()
	})
	sql.Register("memory", nil)
}

func save(db *sql.DB) error {
	tx, err := db.Begin() // want `\(\*sql\.DB\)\.Begin \(db\) blocks the tview loop`
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM jobs"); err != nil { // the same helper: named above
		return err
	}
	return tx.Commit() // the same helper: named above
}
