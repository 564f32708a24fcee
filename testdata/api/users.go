package main

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"errors"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

var (
	errTaken = errors.New("name is taken")
	errWrong = errors.New("wrong name or password")
)

// users is the table of them. Its methods hold their goroutine: they are for workers.
type users struct{ db *sql.DB }

func openUsers(file string) (*users, error) {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)")
	if err != nil {
		return nil, err
	}
	if _, err = db.Exec(`CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)`); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &users{db}, nil
}

func (u *users) Close() error { return u.db.Close() }

// secret is what is kept of a password.
type secret struct{ salt, hash []byte }

func newSecret(password string) (secret, error) {
	s := secret{salt: make([]byte, 16)}
	_, _ = rand.Read(s.salt) // never fails
	return s, s.hashOf(password)
}

func (s *secret) hashOf(password string) (err error) {
	s.hash, err = pbkdf2.Key(sha256.New, password, s.salt, 20_000, 32)
	return err
}

// matches computes: it is work of class CPU.
func (s secret) matches(password string) (bool, error) {
	other := secret{salt: s.salt}
	err := other.hashOf(password)
	return subtle.ConstantTimeCompare(s.hash, other.hash) == 1, err
}

func (u *users) add(ctx context.Context, name string, s secret) error {
	done, err := u.db.ExecContext(ctx, `INSERT INTO users VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, name, s.salt, s.hash)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); n == 0 || err != nil {
		return errors.Join(errTaken, err)
	}
	return nil
}

func (u *users) find(ctx context.Context, name string) (s secret, err error) {
	err = u.db.QueryRowContext(ctx, `SELECT salt, hash FROM users WHERE name = ?`, name).Scan(&s.salt, &s.hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = errWrong
	}
	return s, err
}
