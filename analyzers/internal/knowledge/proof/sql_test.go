package proof

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"time"
)

// slowDriver is a database each of whose answers takes the pause.
type slowDriver struct{}

type (
	slowConn struct{}
	slowStmt struct{}
	slowTx   struct{}
	slowRows struct{}
)

func slow[T any](v T) (T, error) { time.Sleep(pause); return v, nil }

func (slowDriver) Open(string) (driver.Conn, error)             { return slow[driver.Conn](slowConn{}) }
func (slowDriver) Connect(context.Context) (driver.Conn, error) { return slow[driver.Conn](slowConn{}) }
func (slowDriver) Driver() driver.Driver                        { return slowDriver{} }
func (slowConn) Prepare(string) (driver.Stmt, error)            { return slow[driver.Stmt](slowStmt{}) }
func (slowConn) PrepareContext(context.Context, string) (driver.Stmt, error) {
	return slow[driver.Stmt](slowStmt{})
}
func (slowConn) Close() error              { return nil }
func (slowConn) Begin() (driver.Tx, error) { return slow[driver.Tx](slowTx{}) }
func (slowConn) BeginTx(context.Context, driver.TxOptions) (driver.Tx, error) {
	return slow[driver.Tx](slowTx{})
}
func (slowConn) Ping(context.Context) error                         { time.Sleep(pause); return nil }
func (slowConn) Exec(string, []driver.Value) (driver.Result, error) { return slow[driver.Result](nil) }
func (slowConn) Query(string, []driver.Value) (driver.Rows, error) {
	return slow[driver.Rows](slowRows{})
}
func (slowStmt) Close() error                               { return nil }
func (slowStmt) NumInput() int                              { return 0 }
func (slowStmt) Exec([]driver.Value) (driver.Result, error) { return slow[driver.Result](nil) }
func (slowStmt) Query([]driver.Value) (driver.Rows, error)  { return slow[driver.Rows](slowRows{}) }
func (slowConn) ExecContext(context.Context, string, []driver.NamedValue) (driver.Result, error) {
	return slow[driver.Result](nil)
}
func (slowConn) QueryContext(context.Context, string, []driver.NamedValue) (driver.Rows, error) {
	return slow[driver.Rows](slowRows{})
}
func (slowStmt) ExecContext(context.Context, []driver.NamedValue) (driver.Result, error) {
	return slow[driver.Result](nil)
}
func (slowStmt) QueryContext(context.Context, []driver.NamedValue) (driver.Rows, error) {
	return slow[driver.Rows](slowRows{})
}
func (slowTx) Commit() error               { time.Sleep(pause); return nil }
func (slowTx) Rollback() error             { time.Sleep(pause); return nil }
func (slowRows) Columns() []string         { return []string{"a"} }
func (slowRows) Close() error              { return nil }
func (slowRows) Next([]driver.Value) error { time.Sleep(pause); return nil }
func (slowRows) HasNextResultSet() bool    { return true }
func (slowRows) NextResultSet() error      { time.Sleep(pause); return nil }

func db(b *bench) *sql.DB {
	d := sql.OpenDB(slowDriver{})
	b.cleanup(func() { d.Close() })
	check(d.Ping()) // there is a connection now
	return d
}

func onDB(call func(d *sql.DB)) func(*bench) func() {
	return func(b *bench) func() {
		d := db(b)
		return func() { call(d) }
	}
}

func onTx(call func(tx *sql.Tx)) func(*bench) func() {
	return func(b *bench) func() {
		tx := must(db(b).Begin())
		b.cleanup(func() { tx.Rollback() })
		return func() { call(tx) }
	}
}

func onConn(call func(c *sql.Conn)) func(*bench) func() {
	return func(b *bench) func() {
		c := must(db(b).Conn(bg))
		b.cleanup(func() { c.Close() })
		return func() { call(c) }
	}
}

func onStmt(call func(s *sql.Stmt)) func(*bench) func() {
	return func(b *bench) func() {
		s := must(db(b).Prepare("x"))
		return func() { call(s) }
	}
}

func onRows(call func(r *sql.Rows)) func(*bench) func() {
	return func(b *bench) func() {
		r := must(db(b).Query("x"))
		b.cleanup(func() { r.Close() })
		return func() { call(r) }
	}
}

// oldDriver has only what the first drivers had.
type (
	oldDriver struct{}
	oldConn   struct{ c slowConn }
	oldStmt   struct{ s slowStmt }
)

func (oldDriver) Connect(context.Context) (driver.Conn, error) { return oldConn{}, nil }
func (oldDriver) Driver() driver.Driver                        { return slowDriver{} }
func (o oldConn) Prepare(q string) (driver.Stmt, error) {
	s, err := o.c.Prepare(q)
	return oldStmt{s.(slowStmt)}, err
}
func (o oldConn) Close() error              { return nil }
func (o oldConn) Begin() (driver.Tx, error) { return o.c.Begin() }
func (o oldConn) Exec(q string, v []driver.Value) (driver.Result, error) {
	return o.c.Exec(q, v)
}
func (o oldConn) Query(q string, v []driver.Value) (driver.Rows, error) { return o.c.Query(q, v) }
func (o oldStmt) Close() error                                          { return nil }
func (o oldStmt) NumInput() int                                         { return 0 }
func (o oldStmt) Exec(v []driver.Value) (driver.Result, error)          { return o.s.Exec(v) }
func (o oldStmt) Query(v []driver.Value) (driver.Rows, error)           { return o.s.Query(v) }

func onOld(call func(d *sql.DB)) func(*bench) func() {
	return func(b *bench) func() {
		d := sql.OpenDB(oldDriver{})
		b.cleanup(func() { d.Close() })
		return func() { call(d) }
	}
}

var oldDatabases = []trial{
	{"(database/sql/driver.Conn).Begin", onOld(func(d *sql.DB) { must(d.Begin()).Rollback() })},
	{"(database/sql/driver.Conn).Prepare", onOld(func(d *sql.DB) { must(d.Prepare("x")) })},
	{"(database/sql/driver.Execer).Exec", onOld(func(d *sql.DB) { must(d.Exec("x")) })},
	{"(database/sql/driver.Queryer).Query", onOld(func(d *sql.DB) { must(d.Query("x")).Close() })},
	{"(database/sql/driver.Stmt).Exec", onOld(func(d *sql.DB) { must(must(d.Prepare("x")).Exec()) })},
	{"(database/sql/driver.Stmt).Query", onOld(func(d *sql.DB) { must(must(d.Prepare("x")).Query()).Close() })},
}

// partingDriver is one that takes the pause for every parting.
type (
	partingDriver struct{ slowDriver }
	partingConn   struct{ slowConn }
	partingStmt   struct{ slowStmt }
	partingRows   struct{ slowRows }
)

func (partingDriver) Connect(context.Context) (driver.Conn, error) { return partingConn{}, nil }
func (partingConn) PrepareContext(context.Context, string) (driver.Stmt, error) {
	return partingStmt{}, nil
}
func (partingConn) QueryContext(context.Context, string, []driver.NamedValue) (driver.Rows, error) {
	return partingRows{}, nil
}
func (partingConn) Close() error { time.Sleep(pause); return nil }
func (partingStmt) Close() error { time.Sleep(pause); return nil }
func (partingRows) Close() error { time.Sleep(pause); return nil }

var partings = []trial{
	{"(*database/sql.DB).Close", parting(func(d *sql.DB) io.Closer { check(d.Ping()); return d })},
	{"(*database/sql.Stmt).Close", parting(func(d *sql.DB) io.Closer { return must(d.Prepare("x")) })},
	{"(*database/sql.Rows).Close", parting(func(d *sql.DB) io.Closer { return must(d.Query("x")) })},
}

func parting(what func(d *sql.DB) io.Closer) func(*bench) func() {
	return func(b *bench) func() {
		d := sql.OpenDB(partingDriver{})
		b.cleanup(func() { d.Close() })
		c := what(d)
		return func() { check(c.Close()) }
	}
}

// The interfaces of package driver are what the database implements: that they
// wait is what the trials of package sql show.
var databases = []trial{
	{"(*database/sql.DB).Ping (database/sql/driver.Pinger).Ping", onDB(func(d *sql.DB) { check(d.Ping()) })},
	{"(*database/sql.DB).PingContext", onDB(func(d *sql.DB) { check(d.PingContext(bg)) })},
	{"(*database/sql.DB).Exec", onDB(func(d *sql.DB) { must(d.Exec("x")) })},
	{"(*database/sql.DB).ExecContext (database/sql/driver.ExecerContext).ExecContext", onDB(func(d *sql.DB) { must(d.ExecContext(bg, "x")) })},
	{"(*database/sql.DB).Query", onDB(func(d *sql.DB) { must(d.Query("x")) })},
	{"(*database/sql.DB).QueryContext (database/sql/driver.QueryerContext).QueryContext", onDB(func(d *sql.DB) { must(d.QueryContext(bg, "x")) })},
	{"(*database/sql.DB).QueryRow", onDB(func(d *sql.DB) { d.QueryRow("x") })},
	{"(*database/sql.DB).QueryRowContext", onDB(func(d *sql.DB) { d.QueryRowContext(bg, "x") })},
	{"(*database/sql.DB).Prepare", onDB(func(d *sql.DB) { must(d.Prepare("x")) })},
	{"(*database/sql.DB).PrepareContext (database/sql/driver.ConnPrepareContext).PrepareContext", onDB(func(d *sql.DB) { must(d.PrepareContext(bg, "x")) })},
	{"(*database/sql.DB).Begin", onDB(func(d *sql.DB) { must(d.Begin()) })},
	{"(*database/sql.DB).BeginTx (database/sql/driver.ConnBeginTx).BeginTx", onDB(func(d *sql.DB) { must(d.BeginTx(bg, nil)) })},
	{"(*database/sql.DB).Conn (database/sql/driver.Connector).Connect", func(b *bench) func() {
		d := sql.OpenDB(slowDriver{})
		return func() { must(d.Conn(bg)) }
	}},
	{"(database/sql/driver.Driver).Open", func(*bench) func() {
		sql.Register("slow", slowDriver{})
		d := must(sql.Open("slow", ""))
		return func() { must(d.Conn(bg)) }
	}},
	{"(*database/sql.Conn).BeginTx", onConn(func(c *sql.Conn) { must(c.BeginTx(bg, nil)).Rollback() })},
	{"(*database/sql.Conn).ExecContext", onConn(func(c *sql.Conn) { must(c.ExecContext(bg, "x")) })},
	{"(*database/sql.Conn).PingContext", onConn(func(c *sql.Conn) { check(c.PingContext(bg)) })},
	{"(*database/sql.Conn).PrepareContext", onConn(func(c *sql.Conn) { must(c.PrepareContext(bg, "x")) })},
	{"(*database/sql.Conn).QueryContext", onConn(func(c *sql.Conn) { must(c.QueryContext(bg, "x")).Close() })},
	{"(*database/sql.Conn).QueryRowContext", onConn(func(c *sql.Conn) { var v any; check(c.QueryRowContext(bg, "x").Scan(&v)) })},
	{"(*database/sql.Tx).Commit (database/sql/driver.Tx).Commit", onTx(func(tx *sql.Tx) { check(tx.Commit()) })},
	{"(*database/sql.Tx).Rollback (database/sql/driver.Tx).Rollback", onTx(func(tx *sql.Tx) { check(tx.Rollback()) })},
	{"(*database/sql.Tx).Exec", onTx(func(tx *sql.Tx) { must(tx.Exec("x")) })},
	{"(*database/sql.Tx).ExecContext", onTx(func(tx *sql.Tx) { must(tx.ExecContext(bg, "x")) })},
	{"(*database/sql.Tx).Query", onTx(func(tx *sql.Tx) { must(tx.Query("x")) })},
	{"(*database/sql.Tx).QueryContext", onTx(func(tx *sql.Tx) { must(tx.QueryContext(bg, "x")) })},
	{"(*database/sql.Tx).QueryRow", onTx(func(tx *sql.Tx) { tx.QueryRow("x") })},
	{"(*database/sql.Tx).QueryRowContext", onTx(func(tx *sql.Tx) { tx.QueryRowContext(bg, "x") })},
	{"(*database/sql.Tx).Prepare", onTx(func(tx *sql.Tx) { must(tx.Prepare("x")) })},
	{"(*database/sql.Tx).PrepareContext", onTx(func(tx *sql.Tx) { must(tx.PrepareContext(bg, "x")) })},
	{"(*database/sql.Tx).Stmt", func(b *bench) func() {
		d := db(b)
		s := must(d.Prepare("x"))
		busy := must(d.Conn(bg)) // has prepared it: the transaction has to do it again
		b.cleanup(func() { busy.Close() })
		tx := must(d.Begin())
		return func() { tx.Stmt(s) }
	}},
	{"(*database/sql.Tx).StmtContext", func(b *bench) func() {
		d := db(b)
		s := must(d.Prepare("x"))
		busy := must(d.Conn(bg))
		b.cleanup(func() { busy.Close() })
		tx := must(d.Begin())
		return func() { tx.StmtContext(bg, s) }
	}},
	{"(*database/sql.Stmt).Exec", onStmt(func(s *sql.Stmt) { must(s.Exec()) })},
	{"(*database/sql.Stmt).ExecContext (database/sql/driver.StmtExecContext).ExecContext", onStmt(func(s *sql.Stmt) { must(s.ExecContext(bg)) })},
	{"(*database/sql.Stmt).Query", onStmt(func(s *sql.Stmt) { must(s.Query()) })},
	{"(*database/sql.Stmt).QueryContext (database/sql/driver.StmtQueryContext).QueryContext", onStmt(func(s *sql.Stmt) { must(s.QueryContext(bg)) })},
	{"(*database/sql.Stmt).QueryRow", onStmt(func(s *sql.Stmt) { s.QueryRow() })},
	{"(*database/sql.Stmt).QueryRowContext", onStmt(func(s *sql.Stmt) { s.QueryRowContext(bg) })},
	{"(*database/sql.Rows).Next (database/sql/driver.Rows).Next", onRows(func(r *sql.Rows) { r.Next() })},
	{"(*database/sql.Rows).NextResultSet (database/sql/driver.RowsNextResultSet).NextResultSet", onRows(func(r *sql.Rows) { r.NextResultSet() })},
	{"(*database/sql.Row).Scan", func(b *bench) func() {
		row := db(b).QueryRow("x")
		var v any
		return func() { check(row.Scan(&v)) }
	}},
}
