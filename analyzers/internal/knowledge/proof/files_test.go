package proof

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"debug/buildinfo"
	"debug/elf"
	"go/build"
	"go/parser"
	"go/token"
	html "html/template"
	"io"
	"io/fs"
	"io/ioutil"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	text "text/template"
	"time"
)

// onFile is a trial of a method of an open file.
func onFile(call func(*os.File)) func(*bench) func() {
	return func(b *bench) func() {
		f := b.open("file", 1000)
		return func() { call(f) }
	}
}

// onPath is a trial of a function of a file's path.
func onPath(call func(string)) func(*bench) func() {
	return func(b *bench) func() {
		p := b.file("file", 1000)
		return func() { call(p) }
	}
}

// onDir is a trial of a function of a directory with a file in it.
func onDir(call func(string)) func(*bench) func() {
	return func(b *bench) func() {
		b.file("sub/file", 10)
		return func() { call(b.dir) }
	}
}

// onRoot is a trial of a method of the directory as a root; it has a file.
func onRoot(call func(*os.Root)) func(*bench) func() {
	return func(b *bench) func() {
		b.file("file", 1000)
		r := b.root()
		return func() { call(r) }
	}
}

// onFS is a trial of the directory as a file system.
func onFS(call func(fs.FS)) func(*bench) func() {
	return func(b *bench) func() {
		b.file("file", 1000)
		fsys := os.DirFS(b.dir)
		return func() { call(fsys) }
	}
}

var filesystem = []trial{
	// its answer is remembered, so this comes before other trials ask
	{"os/user.Current", simple(func() { must(user.Current()) })},
	{"os.Stat", onPath(func(p string) { must(os.Stat(p)) })},
	{"os.Lstat", onPath(func(p string) { must(os.Lstat(p)) })},
	{"os.Readlink", func(b *bench) func() {
		check(os.Symlink("x", b.dir+"/link"))
		return func() { must(os.Readlink(b.dir + "/link")) }
	}},
	// $PWD is asked first, so that it is one stat
	{"os.Getwd", simple(func() { must(os.Getwd()) })},
	{"os.Chdir", onDir(func(p string) { check(os.Chdir(p)) })},
	{"os.Executable", simple(func() { must(os.Executable()) })},
	{"os.Hostname", simple(func() { must(os.Hostname()) })},
	{"(*os.File).Stat", onFile(func(f *os.File) { must(f.Stat()) })},
	{"(*os.File).Chdir", func(b *bench) func() {
		f := must(os.Open(b.dir))
		return func() { check(f.Chdir()) }
	}},
	{"(*os.Root).Stat", onRoot(func(r *os.Root) { must(r.Stat("file")) })},
	{"(*os.Root).Lstat", onRoot(func(r *os.Root) { must(r.Lstat("file")) })},
	{"(*os.Root).Readlink", func(b *bench) func() {
		check(os.Symlink("x", b.dir+"/link"))
		r := b.root()
		return func() { must(r.Readlink("link")) }
	}},
	{"os.ReadFile", onPath(func(p string) { must(os.ReadFile(p)) })},
	{"(*os.Root).ReadFile", onRoot(func(r *os.Root) { must(r.ReadFile("file")) })},
	{"(*os.File).Read", onFile(func(f *os.File) { must(f.Read(make([]byte, 10))) })},
	{"(*os.File).ReadAt", onFile(func(f *os.File) { must(f.ReadAt(make([]byte, 10), 5)) })},
	{"(*os.File).ReadFrom", onFile(func(f *os.File) { must(f.ReadFrom(bytes.NewReader(make([]byte, 10)))) })},
	{"(*os.File).WriteTo", onFile(func(f *os.File) { must(f.WriteTo(new(bytes.Buffer))) })},
	{"os.ReadDir", onDir(func(p string) { must(os.ReadDir(p)) })},
	{"(*os.File).ReadDir", onDir(func(p string) { f := must(os.Open(p)); must(f.ReadDir(-1)); f.Close() })},
	{"(*os.File).Readdir", onDir(func(p string) { f := must(os.Open(p)); must(f.Readdir(-1)); f.Close() })},
	{"(*os.File).Readdirnames", onDir(func(p string) { f := must(os.Open(p)); must(f.Readdirnames(-1)); f.Close() })},
	{"os.Open", onPath(func(p string) { must(os.Open(p)) })},
	{"os.OpenFile", onPath(func(p string) { must(os.OpenFile(p, os.O_RDONLY, 0)) })},
	{"os.OpenInRoot", onPath(func(p string) { must(os.OpenInRoot(filepath.Dir(p), "file")) })},
	{"os.OpenRoot", onDir(func(p string) { must(os.OpenRoot(p)) })},
	{"os.Create", onDir(func(p string) { must(os.Create(p + "/new")) })},
	{"os.CreateTemp", onDir(func(p string) { must(os.CreateTemp(p, "x")) })},
	{"(*os.Root).Open", onRoot(func(r *os.Root) { must(r.Open("file")) })},
	{"(*os.Root).OpenFile", onRoot(func(r *os.Root) { must(r.OpenFile("file", os.O_RDWR, 0)) })},
	{"(*os.Root).OpenRoot", onRoot(func(r *os.Root) { must(r.OpenRoot(".")) })},
	{"(*os.Root).Create", onRoot(func(r *os.Root) { must(r.Create("new")) })},
	{"os.WriteFile", onPath(func(p string) { check(os.WriteFile(p, nil, 0o600)) })},
	{"(*os.Root).WriteFile", onRoot(func(r *os.Root) { check(r.WriteFile("new", nil, 0o600)) })},
	{"os.Truncate", onPath(func(p string) { check(os.Truncate(p, 1)) })},
	{"(*os.File).Write", onFile(func(f *os.File) { must(f.Write(make([]byte, 10))) })},
	{"(*os.File).WriteAt", onFile(func(f *os.File) { must(f.WriteAt(make([]byte, 10), 5)) })},
	{"(*os.File).WriteString", onFile(func(f *os.File) { must(f.WriteString("x")) })},
	{"(*os.File).Truncate", onFile(func(f *os.File) { check(f.Truncate(1)) })},
	{"(*os.File).Sync", onFile(func(f *os.File) { check(f.Sync()) })},
	{"os.Remove", onPath(func(p string) { check(os.Remove(p)) })},
	{"(*os.Root).Remove", onRoot(func(r *os.Root) { check(r.Remove("file")) })},
	{"os.RemoveAll", onDir(func(p string) { check(os.RemoveAll(p + "/sub")) })},
	{"(*os.Root).RemoveAll", onRoot(func(r *os.Root) { check(r.RemoveAll("file")) })},
	{"os.Mkdir", onDir(func(p string) { check(os.Mkdir(p+"/x", 0o700)) })},
	{"os.MkdirAll", onDir(func(p string) { check(os.MkdirAll(p+"/x/y", 0o700)) })},
	{"os.MkdirTemp", onDir(func(p string) { must(os.MkdirTemp(p, "x")) })},
	{"os.Rename", onPath(func(p string) { check(os.Rename(p, p+"2")) })},
	{"os.Link", onPath(func(p string) { check(os.Link(p, p+"2")) })},
	{"os.Symlink", onPath(func(p string) { check(os.Symlink(p, p+"2")) })},
	{"os.Chmod", onPath(func(p string) { check(os.Chmod(p, 0o600)) })},
	{"os.Chown", onPath(func(p string) { check(os.Chown(p, os.Getuid(), os.Getgid())) })},
	{"os.Lchown", onPath(func(p string) { check(os.Lchown(p, os.Getuid(), os.Getgid())) })},
	{"os.Chtimes", onPath(func(p string) { check(os.Chtimes(p, time.Now(), time.Now())) })},
	{"(*os.File).Chmod", onFile(func(f *os.File) { check(f.Chmod(0o600)) })},
	{"(*os.File).Chown", onFile(func(f *os.File) { check(f.Chown(os.Getuid(), os.Getgid())) })},
	{"(*os.Root).Mkdir", onRoot(func(r *os.Root) { check(r.Mkdir("x", 0o700)) })},
	{"(*os.Root).MkdirAll", onRoot(func(r *os.Root) { check(r.MkdirAll("x/y", 0o700)) })},
	{"(*os.Root).Rename", onRoot(func(r *os.Root) { check(r.Rename("file", "file2")) })},
	{"(*os.Root).Link", onRoot(func(r *os.Root) { check(r.Link("file", "file2")) })},
	{"(*os.Root).Symlink", onRoot(func(r *os.Root) { check(r.Symlink("file", "file2")) })},
	{"(*os.Root).Chmod", onRoot(func(r *os.Root) { check(r.Chmod("file", 0o600)) })},
	{"(*os.Root).Chown", onRoot(func(r *os.Root) { check(r.Chown("file", os.Getuid(), os.Getgid())) })},
	{"(*os.Root).Lchown", onRoot(func(r *os.Root) { check(r.Lchown("file", os.Getuid(), os.Getgid())) })},
	{"(*os.Root).Chtimes", onRoot(func(r *os.Root) { check(r.Chtimes("file", time.Now(), time.Now())) })},
	{"os.CopyFS", func(b *bench) func() {
		b.file("from/file", 10)
		return func() { check(os.CopyFS(b.dir+"/to", os.DirFS(b.dir+"/from"))) }
	}},
	{"io/ioutil.ReadFile", onPath(func(p string) { must(ioutil.ReadFile(p)) })},
	{"io/ioutil.ReadDir", onDir(func(p string) { must(ioutil.ReadDir(p)) })},
	{"io/ioutil.WriteFile", onPath(func(p string) { check(ioutil.WriteFile(p, nil, 0o600)) })},
	{"io/ioutil.TempFile", onDir(func(p string) { must(ioutil.TempFile(p, "x")) })},
	{"io/ioutil.TempDir", onDir(func(p string) { must(ioutil.TempDir(p, "x")) })},

	// interfaces, with the disk behind them
	{"(io/fs.FS).Open", onFS(func(f fs.FS) { must(f.Open("file")) })},
	{"(io/fs.ReadFileFS).ReadFile", onFS(func(f fs.FS) { must(f.(fs.ReadFileFS).ReadFile("file")) })},
	{"(io/fs.ReadDirFS).ReadDir", onFS(func(f fs.FS) { must(f.(fs.ReadDirFS).ReadDir(".")) })},
	{"(io/fs.StatFS).Stat", onFS(func(f fs.FS) { must(f.(fs.StatFS).Stat("file")) })},
	{"(io/fs.ReadLinkFS).Lstat", onFS(func(f fs.FS) { must(f.(fs.ReadLinkFS).Lstat("file")) })},
	{"(io/fs.ReadLinkFS).ReadLink", func(b *bench) func() {
		check(os.Symlink("x", b.dir+"/link"))
		f := os.DirFS(b.dir).(fs.ReadLinkFS)
		return func() { must(f.ReadLink("link")) }
	}},
	{"(io/fs.GlobFS).Glob", onFS(func(f fs.FS) { must(globbing{f}.Glob("*")) })},
	{"(io/fs.File).Read", onFile(func(f *os.File) { var i fs.File = f; must(i.Read(make([]byte, 10))) })},
	{"(io/fs.File).Stat", onFile(func(f *os.File) { var i fs.File = f; must(i.Stat()) })},
	{"(io/fs.ReadDirFile).ReadDir", onDir(func(p string) { var i fs.ReadDirFile = must(os.Open(p)); must(i.ReadDir(-1)) })},
	{"(io/fs.DirEntry).Info", func(b *bench) func() {
		b.file("file", 1)
		entries := must(os.ReadDir(b.dir))
		return func() { must(entries[0].Info()) }
	}},
	{"(net/http.FileSystem).Open (net/http.Dir).Open", onDir(func(p string) { var i http.FileSystem = http.Dir(p); must(i.Open("/sub")) })},
	{"(net/http.File).Readdir", func(b *bench) func() {
		f := must(http.Dir(b.dir).Open("/"))
		return func() { must(f.Readdir(-1)) }
	}},
	{"(net/http.File).Stat", func(b *bench) func() {
		f := must(http.Dir(b.dir).Open("/"))
		return func() { must(f.Stat()) }
	}},
	{"net/http.ServeFile", onPath(func(p string) {
		http.ServeFile(httptest.NewRecorder(), httptest.NewRequest("GET", "/file", nil), p)
	})},
	{"net/http.ServeFileFS", onFS(func(f fs.FS) {
		http.ServeFileFS(httptest.NewRecorder(), httptest.NewRequest("GET", "/file", nil), f, "file")
	})},

	{"path/filepath.Walk", onDir(func(p string) { check(filepath.Walk(p, func(string, fs.FileInfo, error) error { return nil })) })},
	{"path/filepath.WalkDir", onDir(func(p string) { check(filepath.WalkDir(p, func(string, fs.DirEntry, error) error { return nil })) })},
	{"path/filepath.Glob", onDir(func(p string) { must(filepath.Glob(p + "/*")) })},
	{"path/filepath.EvalSymlinks", onPath(func(p string) { must(filepath.EvalSymlinks(p)) })},
	{"path/filepath.Abs", simple(func() { must(filepath.Abs("x")) })},
	{"os/user.Lookup", simple(func() { must(user.Lookup("root")) })},
	{"os/user.LookupId", simple(func() { must(user.LookupId("1")) })},
	{"os/user.LookupGroup", simple(func() { must(user.LookupGroup("root")) })},
	{"os/user.LookupGroupId", simple(func() { must(user.LookupGroupId("0")) })},
	{"(*os/user.User).GroupIds", func(*bench) func() {
		u := must(user.Lookup("root"))
		return func() { must(u.GroupIds()) }
	}},
	{"time.LoadLocation", simple(func() { must(time.LoadLocation("Europe/Lisbon")) })},

	{"text/template.ParseFiles", onPath(func(p string) { must(text.ParseFiles(p)) })},
	{"text/template.ParseGlob", onPath(func(p string) { must(text.ParseGlob(p + "*")) })},
	{"(*text/template.Template).ParseFiles", onPath(func(p string) { must(text.New("").ParseFiles(p)) })},
	{"(*text/template.Template).ParseGlob", onPath(func(p string) { must(text.New("").ParseGlob(p + "*")) })},
	{"html/template.ParseFiles", onPath(func(p string) { must(html.ParseFiles(p)) })},
	{"html/template.ParseGlob", onPath(func(p string) { must(html.ParseGlob(p + "*")) })},
	{"(*html/template.Template).ParseFiles", onPath(func(p string) { must(html.New("").ParseFiles(p)) })},
	{"(*html/template.Template).ParseGlob", onPath(func(p string) { must(html.New("").ParseGlob(p + "*")) })},
	{"crypto/tls.LoadX509KeyPair", func(b *bench) func() {
		certificateFiles(b)
		return func() { must(tls.LoadX509KeyPair(b.dir+"/cert", b.dir+"/key")) }
	}},
	{"crypto/x509.SystemCertPool", simple(func() { must(x509.SystemCertPool()) })},
	{"archive/zip.OpenReader", func(b *bench) func() {
		f := must(os.Create(b.dir + "/zip"))
		w := zip.NewWriter(f)
		check(w.Close())
		check(f.Close())
		return func() { must(zip.OpenReader(b.dir + "/zip")) }
	}},
	{"(*archive/zip.Writer).AddFS", onFS(func(f fs.FS) { check(zip.NewWriter(io.Discard).AddFS(f)) })},
	{"(*archive/tar.Writer).AddFS", onFS(func(f fs.FS) { check(tar.NewWriter(io.Discard).AddFS(f)) })},
	{"(*mime/multipart.Reader).ReadForm", func(*bench) func() {
		r := form(1 << 16)
		return func() { must(r.ReadForm(1)) }
	}},
	{"(*mime/multipart.FileHeader).Open", func(*bench) func() {
		f := must(form(1 << 16).ReadForm(1))
		return func() { must(f.File["file"][0].Open()) }
	}},
	{"(*mime/multipart.Form).RemoveAll", func(*bench) func() {
		f := must(form(1 << 16).ReadForm(1))
		return func() { check(f.RemoveAll()) }
	}},
	{"go/parser.ParseFile", onSource(func(p string) { must(parser.ParseFile(token.NewFileSet(), p+"/p.go", nil, 0)) })},
	{"go/parser.ParseDir", onSource(func(p string) { must(parser.ParseDir(token.NewFileSet(), p, nil, 0)) })},
	{"go/build.Import", onSource(func(p string) { must(build.Import(".", p, 0)) })},
	{"go/build.ImportDir", onSource(func(p string) { must(build.ImportDir(p, 0)) })},
	{"(*go/build.Context).Import", onSource(func(p string) { must(build.Default.Import(".", p, 0)) })},
	{"(*go/build.Context).ImportDir", onSource(func(p string) { must(build.Default.ImportDir(p, 0)) })},
	{"(*go/build.Context).MatchFile", onSource(func(p string) { must(build.Default.MatchFile(p, "p.go")) })},
	{"(*go/build.Context).SrcDirs", simple(func() { build.Default.SrcDirs() })},
	{"debug/elf.Open", simple(func() { must(elf.Open("/proc/self/exe")) })},
	{"debug/buildinfo.ReadFile", simple(func() { must(buildinfo.ReadFile("/proc/self/exe")) })},
	{"runtime/debug.WriteHeapDump", onFile(func(f *os.File) { debug.WriteHeapDump(f.Fd()) })},
	{"runtime/pprof.WriteHeapProfile", simple(func() { check(pprof.WriteHeapProfile(io.Discard)) })},
	{"(*runtime/pprof.Profile).WriteTo", simple(func() { check(pprof.Lookup("heap").WriteTo(io.Discard, 0)) })},
}

type globbing struct{ fs.FS }

func (g globbing) Glob(pattern string) ([]string, error) { return fs.Glob(g.FS, pattern) }

// onSource is a trial of a directory with a Go file in it.
func onSource(call func(dir string)) func(*bench) func() {
	return func(b *bench) func() {
		check(os.WriteFile(b.dir+"/p.go", []byte("package p\n"), 0o600))
		return func() { call(b.dir) }
	}
}

// form is a form with a file of n bytes.
func form(n int) *multipart.Reader {
	body, boundary := formBody(n)
	return multipart.NewReader(body, boundary)
}

func formBody(n int) (io.Reader, string) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part := must(w.CreateFormFile("file", "name"))
	must(part.Write(make([]byte, n)))
	check(w.Close())
	return &body, w.Boundary()
}
