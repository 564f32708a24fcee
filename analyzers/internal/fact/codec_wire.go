package fact

import (
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// The wire form of a part of a layer keeps each string, hop and effect once and
// refers to it by number: chains share their tails and most of their strings, and it
// would be several times its size without that. Number 0 is none.
//
// It is written as CBOR arrays, because gob describes every type anew in every
// part, and most are smaller than that.
//
// Of what comes from a file most links and effects are never asked for: a reader has
// them as they are written, and looks into those that are.
type wire[link, effect any] struct {
	_       struct{} `cbor:",toarray"`
	Strings []string
	Links   []link
	Effects []effect
	Impls   []wireImpl

	Functions []wireFunction // either these
	Witnesses []wireWitness  // or these
	OnLoop    []wireOnLoop   // and these
}

type wireFunction struct {
	_           struct{} `cbor:",toarray"`
	Key, Effect int
	Portable    bool
}

type wireLink struct {
	_                          struct{} `cbor:",toarray"`
	Func, Pkg, File, Line, Col int      // the hops of a chain stand in few files
	Next                       int
	Grade                      chain.Grade
	Dynamic, Repeats, Few      bool
	Cached, Once               bool
}

type wireEffect struct {
	_       struct{} `cbor:",toarray"`
	Ops     []wireOp
	Calls   []wireCall
	Given   []wireGiven
	Compute *wireCompute
	Results [][]wireSource
	Offers  []wireOffer
	Holds   []wireHeld
	OnLoop  []int
	Module  int
	Cut     int
}

type wireOp struct {
	_                                  struct{} `cbor:",toarray"`
	Category, Cost, Name, About, Chain int
	Rest                               *wireRest // what few have
}

type wireRest struct {
	_                                                 struct{} `cbor:",toarray"`
	Instead, Loop, From, Reported, Chan, When, Growth int
	Took, Bound                                       time.Duration
	Room, Slow                                        bool
	Held                                              *wireHeld
}

type wireHeld struct {
	_                       struct{} `cbor:",toarray"`
	Mutex, By, Across, Loop int
	Shared, Apart           bool
}

type wireCall struct {
	_                                struct{} `cbor:",toarray"`
	Slot, Method, Iface, When, Chain int
	Args                             []int
}

type wireGiven struct {
	_                                         struct{} `cbor:",toarray"`
	Slot, When, Arg, Impl, From, Param, Chain int
	Bound                                     bool
}

type wireSource struct {
	_                                  struct{} `cbor:",toarray"`
	Impl, Slot, Param, Made, Key, When int
}

type wireOffer struct {
	_      struct{} `cbor:",toarray"`
	Result int
	Calls  []int
}

type wireImpl struct {
	_                      struct{} `cbor:",toarray"`
	Key, Name, Pkg, Effect int
	Outer                  []int
}

type wireWitness struct {
	_                          struct{} `cbor:",toarray"`
	Slot, Impl, From, By, Told int
}

type wireOnLoop struct {
	_                        struct{} `cbor:",toarray"`
	Slot, Loop, Entry, Chain int
	Frequent                 bool
	Grade                    chain.Grade
	Again                    []int
}
