package effect

import (
	"iter"

	"golang.org/x/tools/go/ssa"
)

// instrs yields the instructions of functions that are a T, block by block.
func instrs[T ssa.Instruction](fns ...*ssa.Function) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, fn := range fns {
			for _, b := range fn.Blocks {
				for _, instr := range b.Instrs {
					if x, ok := instr.(T); ok && !yield(x) {
						return
					}
				}
			}
		}
	}
}
