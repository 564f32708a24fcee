package finding

// outside finds for a place whose best chain has left the package before, by way of
// another one that calls back, the place where it left, if that is one of the same
// check: who moves the connecting off the loop moves the certificate's check, which it
// calls, too. Where nothing else blocks behind the way out (a widget that calls what
// it was given), the callback is the thing to mend.
func outside(spots map[identity]*spot, pkg string) map[*spot]*spot {
	out := map[*spot]*spot{}
	for id, s := range spots {
		for l := s.sorted()[0].op.Chain; l != nil && l.Pos != id.goal; l = l.Next {
			if l.Pkg != pkg || l.Next == nil || l.Next.Pkg == pkg {
				continue
			}
			if o := spots[identity{id.loop, id.check, l.Pos}]; o != nil {
				out[s] = o
				break
			}
		}
	}
	return out
}
