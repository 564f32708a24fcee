package proof

import (
	"bytes"
	"crypto"
	"crypto/dsa"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
)

// picture is as large as a screen, and no single colour.
var picture = sync.OnceValue(func() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 1280, 720))
	for y := range 720 {
		for x := range 1280 {
			m.Set(x, y, color.RGBA{uint8(x * y), uint8(x ^ y), uint8(x + y), 255})
		}
	}
	return m
})

var paletted = sync.OnceValue(func() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, 1280, 720), palette.WebSafe)
	draw.Draw(m, m.Bounds(), picture(), image.Point{}, draw.Src)
	return m
})

func encoded(encode func(io.Writer) error) func(func(io.Reader)) func(*bench) func() {
	return func(call func(io.Reader)) func(*bench) func() {
		return func(*bench) func() {
			var b bytes.Buffer
			check(encode(&b))
			return func() { call(&b) }
		}
	}
}

var (
	asPNG  = encoded(func(w io.Writer) error { return png.Encode(w, picture()) })
	asJPEG = encoded(func(w io.Writer) error { return jpeg.Encode(w, picture(), nil) })
	asGIF  = encoded(func(w io.Writer) error { return gif.Encode(w, paletted(), nil) })
)

func encodes(call func()) func(*bench) func() {
	return func(*bench) func() { picture(); paletted(); return call }
}

var rsaKey = sync.OnceValue(func() *rsa.PrivateKey { return must(rsa.GenerateKey(rand.Reader, 2048)) })

// private is a trial of an operation with the private key.
func private(call func(k *rsa.PrivateKey)) func(*bench) func() {
	return func(*bench) func() {
		k := rsaKey()
		return func() { call(k) }
	}
}

var digest = sha256.Sum256(nil)

// decrypts is a trial of decrypting what encrypt made.
func decrypts(encrypt func(k *rsa.PublicKey) ([]byte, error), call func(k *rsa.PrivateKey, text []byte)) func(*bench) func() {
	return func(*bench) func() {
		k := rsaKey()
		text := must(encrypt(&k.PublicKey))
		return func() { call(k, text) }
	}
}

func pkcs(k *rsa.PublicKey) ([]byte, error) { return rsa.EncryptPKCS1v15(rand.Reader, k, packet) }

// computing are the trials whose processor time is looked at, at typical sizes.
var computing = []trial{
	{"image.Decode", asPNG(func(r io.Reader) { _, _, err := image.Decode(r); check(err) })},
	{"image/png.Decode", asPNG(func(r io.Reader) { must(png.Decode(r)) })},
	{"image/jpeg.Decode", asJPEG(func(r io.Reader) { must(jpeg.Decode(r)) })},
	{"image/gif.Decode", asGIF(func(r io.Reader) { must(gif.Decode(r)) })},
	{"image/gif.DecodeAll", asGIF(func(r io.Reader) { must(gif.DecodeAll(r)) })},
	{"image/png.Encode", encodes(func() { check(png.Encode(io.Discard, picture())) })},
	{"(*image/png.Encoder).Encode", encodes(func() { check(new(png.Encoder).Encode(io.Discard, picture())) })},
	{"image/jpeg.Encode", encodes(func() { check(jpeg.Encode(io.Discard, picture(), nil)) })},
	{"image/gif.Encode", encodes(func() { check(gif.Encode(io.Discard, paletted(), nil)) })},
	{"image/gif.EncodeAll", encodes(func() {
		check(gif.EncodeAll(io.Discard, &gif.GIF{Image: []*image.Paletted{paletted()}, Delay: []int{0}}))
	})},
	{"runtime.GC", heap(runtime.GC)},
	{"runtime/debug.FreeOSMemory", heap(debug.FreeOSMemory)},

	{"crypto/rsa.GenerateKey", simple(func() { must(rsa.GenerateKey(rand.Reader, 2048)) })},
	{"crypto/rsa.GenerateMultiPrimeKey", simple(func() { must(rsa.GenerateMultiPrimeKey(rand.Reader, 3, 2048)) })},
	{"crypto/rand.Prime", simple(func() { must(rand.Prime(rand.Reader, 1024)) })},
	{"crypto/dsa.GenerateParameters", simple(func() { check(dsa.GenerateParameters(new(dsa.Parameters), rand.Reader, dsa.L1024N160)) })},
	{"crypto/pbkdf2.Key", simple(func() { must(pbkdf2.Key(sha256.New, "password", []byte("salt"), 600_000, 32)) })},

	{"crypto/rsa.SignPKCS1v15", private(func(k *rsa.PrivateKey) { must(rsa.SignPKCS1v15(nil, k, crypto.SHA256, digest[:])) })},
	{"crypto/rsa.SignPSS", private(func(k *rsa.PrivateKey) { must(rsa.SignPSS(rand.Reader, k, crypto.SHA256, digest[:], nil)) })},
	{"(*crypto/rsa.PrivateKey).Sign", private(func(k *rsa.PrivateKey) { must(k.Sign(rand.Reader, digest[:], crypto.SHA256)) })},
	{"(*crypto/rsa.PrivateKey).Decrypt", decrypts(pkcs, func(k *rsa.PrivateKey, text []byte) { must(k.Decrypt(rand.Reader, text, nil)) })},
	{"crypto/rsa.DecryptPKCS1v15", decrypts(pkcs, func(k *rsa.PrivateKey, text []byte) { must(rsa.DecryptPKCS1v15(nil, k, text)) })},
	{"crypto/rsa.DecryptPKCS1v15SessionKey", decrypts(pkcs, func(k *rsa.PrivateKey, text []byte) {
		check(rsa.DecryptPKCS1v15SessionKey(nil, k, text, make([]byte, 6)))
	})},
	{"crypto/rsa.DecryptOAEP", decrypts(func(k *rsa.PublicKey) ([]byte, error) {
		return rsa.EncryptOAEP(sha256.New(), rand.Reader, k, packet, nil)
	}, func(k *rsa.PrivateKey, text []byte) { must(rsa.DecryptOAEP(sha256.New(), nil, k, text, nil)) })},
}

// heap is a trial with some hundred thousand objects alive.
func heap(call func()) func(*bench) func() {
	return func(*bench) func() {
		all := make([]*[64]byte, 200_000)
		for i := range all {
			all[i] = new([64]byte)
		}
		return func() { call(); runtime.KeepAlive(all) }
	}
}
