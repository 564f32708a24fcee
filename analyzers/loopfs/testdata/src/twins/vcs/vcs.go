// Package vcs has an interface that two types implement.
package vcs

// Backend is what a repository can be asked.
type Backend interface{ Exists(branch string) bool }
