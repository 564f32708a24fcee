package fact

import "testing"

func TestWhen(t *testing.T) {
	for _, tc := range []struct {
		when When
		args Args
		left When
		may  bool
	}{
		{"", nil, "", true},
		{"0=const 1", nil, "", true}, // nothing is known
		{"0=const 1", Args{"const 1"}, "", true},
		{"0=const 1", Args{"const 2"}, "", false},
		{"0=const 1", Args{"#3"}, "3=const 1", true},
		{"0=const 1\n1=type p.T", Args{"const 1", "#0"}, "0=type p.T", true},
		{"0=const 1\n1=type p.T", Args{"const 1", "type p.U"}, "", false},
		{"0=type p.T", Args{"nil"}, "", false},
		{"0=type p.T", Args{"some"}, "", true},
		{"0=nil", Args{"some"}, "", false},
		{"0=nil", Args{"type p.T"}, "", false},
		{"0!nil", Args{"nil"}, "", false},
		{"0!nil", Args{"some"}, "", true},
		{"0!const 1", Args{"const 1"}, "", false},
		{"0!const 1", Args{"const 2"}, "", true},
		{"0!const 1", Args{"nil"}, "", true},
		{"0!const 1", Args{"#2"}, "2!const 1", true},
		{"0.state=const 1", Args{"has state=const 1"}, "", true},
		{"0.state=const 1", Args{"has state=const 2"}, "", false},
		{"0.state=const 1", Args{"has mode=const 2\nstate=const 1"}, "", true},
		{`0.state=const "a;b"`, Args{`has state=const "a;b"`}, "", true},
		{"0.state=const 1", Args{"has mode=const 2"}, "", true},
		{"0.state=const 1", Args{"#0"}, "", true},
		{"0.state=const 1", Args{"nil"}, "", true},
		{"0!nil", Args{"has state=const 1"}, "", true},
		{"2=const true", Args{"const false"}, "", true}, // a variadic call has fewer
	} {
		left, may := tc.when.With(tc.args)
		if left != tc.left || may != tc.may {
			t.Errorf("%q with %q: %q, %t, want %q, %t", tc.when, tc.args, left, may, tc.left, tc.may)
		}
	}
}

func TestWhenAnd(t *testing.T) {
	for _, tc := range []struct{ a, b, want When }{
		{"", "0=nil", "0=nil"},
		{"0=nil", "0=nil", "0=nil"},
		{"1=nil", "0!const 1", "0!const 1\n1=nil"},
		{"0!const 1\n0!const 2\n0!const 3", "1=nil", "1=nil"},
		{"0=nil\n1=nil\n2=nil", "3=nil", "0=nil\n1=nil\n2=nil"},
	} {
		if got := tc.a.And(tc.b); got != tc.want {
			t.Errorf("%q and %q: %q, want %q", tc.a, tc.b, got, tc.want)
		}
	}
}

func TestArgsIn(t *testing.T) {
	known := Args{"const 1", ""}
	if got := (Args{"#0", "#1", "#7", "nil"}).In(known).Key(); got != "0=const 1\n3=nil\n" {
		t.Errorf("%q", got)
	}
	if got := (Args{"#0"}).In(Args{"has state=const 1"}); got != nil {
		t.Errorf("%q", got)
	}
	if got := (Args{"#0"}).In(nil); got != nil {
		t.Errorf("%q", got)
	}
}
