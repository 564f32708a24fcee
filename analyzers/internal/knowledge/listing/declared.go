package listing

import (
	"go/types"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/gosource"
)

// Declared is the full name of the function that name means to the module in dir,
// "" if there is none: "net.TCPConn.Read" is (*net.conn).Read, because a promoted
// method belongs to the type that declares it.
func Declared(dir, name string) string {
	name = strings.NewReplacer("(", "", ")", "", "*", "").Replace(name)
	path := knowledge.Line{Name: name}.Package()
	names := strings.Split(strings.TrimPrefix(name, path+"."), ".")
	if path == "" || len(names) > 2 {
		return ""
	}
	prog, err := gosource.Load(gosource.Config{Dir: dir}, path)
	if err != nil {
		return ""
	}
	pkg := prog.Find(path)
	if pkg == nil {
		return ""
	}
	obj := pkg.Scope().Lookup(names[0])
	if typ, ok := obj.(*types.TypeName); ok && len(names) == 2 {
		obj, _, _ = types.LookupFieldOrMethod(typ.Type(), true, pkg, names[1])
	} else if len(names) == 2 {
		return ""
	}
	if fn, ok := obj.(*types.Func); ok {
		return fn.FullName()
	}
	return ""
}
