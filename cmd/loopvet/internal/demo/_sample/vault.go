package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
)

// stretch derives a key from a password, slowly on purpose.
func stretch(password, salt string) ([]byte, error) {
	return pbkdf2.Key(sha256.New, password, []byte(salt), 600_000, 32)
}

// seal encrypts a text.
func seal(key []byte, text string) string {
	block, err := aes.NewCipher(key)
	if err != nil {
		return text
	}
	out := make([]byte, len(text))
	cipher.NewCTR(block, make([]byte, block.BlockSize())).XORKeyStream(out, []byte(text))
	return base64.StdEncoding.EncodeToString(out)
}
