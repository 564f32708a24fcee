// Package kernels has computations whose time is known before they run. Each
// exercises one class of instructions, or a mix as programs have it.
package kernels
