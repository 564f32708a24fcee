// Package proof tries the rewrites of package offload on generated programs. It has
// tests only.
//
// A program (program_test.go) is a struct with a loop's state, some steps that give
// callbacks to the loop, and helpers; for a loop that takes commands back a model, by
// value or by pointer, with a case for each step (model_test.go). The callbacks are random: locals, fields,
// slices, maps and pointers that are shared, branches, func literals that are kept,
// locks, defers, and operations in every kind of statement; shapes that the
// generator does not make are written by hand (shape_test.go). The operations are
// those of testdata/fake: their results depend on their arguments alone, and they
// say what they were given.
//
// Each program is analysed and its fixes are made, round after round until none is
// offered; what comes out must compile, be formatted, and be found no more. Then
// both programs run, in one process:
//
//   - step after step, the loop at rest in between: the effects must be the same,
//     in the same order, panics included;
//   - the rewritten one two steps at a time, so that the second runs while the first
//     waits, with -races under the race detector: nothing may race.
//
// By default this is done with a few programs. More of them:
//
//	go test ./analyzers/internal/offload/proof -v -programs 2000 -seed 9 -races
//	go test ./analyzers/internal/offload/proof -v -kind loop -seed 9 -only 121
//
// The second command shows one program before and after. FuzzRewrite looks for
// rewrites that do not compile, without running them.
//
// What is not tried: what the two programs do when callbacks run in between, other
// than races (it may differ, the fix's message says so); panics of the operation
// itself; panics behind a call that is only started; the loops of frameworks, but for
// testdata/queue and testdata/tea, which do as they do.
package proof
