// Package knowledge looks the selectors of the shipped tables up in the real
// frameworks and libraries.
package knowledge
