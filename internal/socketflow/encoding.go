package socketflow

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"io"
	"sync"
)

// What a fact carries is JSON, of which a large one says the same words over
// and over. Facts about methods are written again by every package that can
// reach the type, and read by each of its importers, most of which ask for none
// of it. So the large ones are compressed.

// minPacked is the size from which on compression is worth its start, in bytes.
const minPacked = 1 << 10

// packed is the first byte of compressed data; JSON never starts with it.
const packed = 0

// packers are flate.Writers, which take a megabyte each.
var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is one there is
	}
	return w
}}

// pack encodes v for a fact.
func pack(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil || len(data) < minPacked {
		return data, err
	}
	var buf bytes.Buffer
	buf.WriteByte(packed)
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&buf)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// maxUnpacked bounds what is unpacked; no package writes as much.
const maxUnpacked = 64 << 20

// unpack decodes what pack has made into v. It fails on what another version
// of sockvet wrote.
func unpack(data []byte, v any) error {
	if len(data) == 0 || data[0] != packed {
		return json.Unmarshal(data, v)
	}
	u := unpackers.Get().(*unpacker)
	defer unpackers.Put(u)
	plain, err := u.read(data[1:])
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, v)
}

// An unpacker has what it takes to unpack: for most facts, more memory than they do.
type unpacker struct {
	flate io.ReadCloser
	plain bytes.Buffer
}

var unpackers = sync.Pool{New: func() any { return &unpacker{flate: flate.NewReader(nil)} }}

// read returns what was compressed, until it is called again.
func (u *unpacker) read(data []byte) ([]byte, error) {
	if err := u.flate.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	u.plain.Reset()
	_, err := u.plain.ReadFrom(io.LimitReader(u.flate, maxUnpacked))
	return u.plain.Bytes(), err
}
