module github.com/loopvet/loopvet/testdata/loop

go 1.26.0

replace (
	github.com/loopvet/loopvet => ../..
	github.com/loopvet/loopvet/testdata/expect => ../expect
)

require (
	github.com/loopvet/loopvet v0.0.0
	github.com/loopvet/loopvet/testdata/expect v0.0.0
)
