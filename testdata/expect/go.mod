module github.com/loopvet/loopvet/testdata/expect

go 1.26.0
