// Package loopdirective defines a check for loopvet's own directives.
//
// # Analyzer loopdirective
//
// loopdirective: report directives that say nothing
//
// A directive is a comment that tells loopvet what it cannot see. One that is
// misspelt, misplaced, lacks its reason or names an unknown check or category
// would be ignored in silence, and so would an ignore whose finding is long
// mended: each of these is a finding itself.
//
// Bad: a misspelt word, and an ignore without a reason.
//
//	//loopvet:ingore loopfs read once at start
//	//loopvet:ignore loopfs
//
// Good: the first at the end of a line or on the line above, the others in a
// function's doc comment.
//
//	//loopvet:ignore loopfs read once, 4 KiB
//	//loopvet:onloop
//	//loopvet:blocks net asks the licence server
//	//loopvet:nonblocking answers from memory
//	//loopvet:cost 5ms measured with 100 nodes
//
// What it does not see: whether a reason is true, whether the loop that an onloop
// directive names is known anywhere else, and whether an offloop or a nonblocking
// is still needed: packages that are not known here may call the function, or
// stand behind an interface that it calls.
package loopdirective
