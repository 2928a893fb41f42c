package apart

import (
	"bytes"
	"container/list"
	"container/ring"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/scanner"
	"time"
)

// plain are the packages of Go's own whose structures are data, so that a copy of one is as good as itself.
var plain = map[string]bool{
	"bufio": true, "bytes": true, "container/list": true, "container/ring": true, "encoding/json": true, "errors": true,
	"fmt": true, "image": true, "image/color": true, "io": true, "io/fs": true, "math/big": true, "math/rand": true,
	"math/rand/v2": true, "net/url": true, "strconv": true, "strings": true, "sync/atomic": true, "text/scanner": true,
	"unicode": true, "math/cmplx": true, "container/heap": true, "sort": true, "slices": true, "encoding/csv": true,
	"net/netip": true, "internal/bisect": true, "html": true, "unicode/utf8": true, "unique": false,
}

var (
	timeType     = reflect.TypeFor[time.Time]()
	locationType = reflect.TypeFor[time.Location]()
	anyType      = reflect.TypeFor[any]()
	errorType    = reflect.TypeFor[error]()
)

func init() {
	Types(reflect.TypeFor[bool](), reflect.TypeFor[string](), errorType,
		reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
		reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](),
		reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[float64](), reflect.TypeFor[complex64](), reflect.TypeFor[complex128](),
		timeType, locationType, reflect.TypeFor[time.Duration](), reflect.TypeFor[time.Month](), reflect.TypeFor[time.Weekday](),
		reflect.TypeFor[time.ParseError](), reflect.TypeFor[big.Int](), reflect.TypeFor[big.Rat](), reflect.TypeFor[big.Float](),
		reflect.TypeFor[bytes.Buffer](), reflect.TypeFor[bytes.Reader](), reflect.TypeFor[strings.Builder](), reflect.TypeFor[strings.Reader](),
		reflect.TypeFor[list.List](), reflect.TypeFor[list.Element](), reflect.TypeFor[ring.Ring](), reflect.TypeFor[url.URL](),
		reflect.TypeFor[url.Error](), reflect.TypeFor[url.Values](), reflect.TypeFor[strconv.NumError](), reflect.TypeFor[fs.PathError](),
		reflect.TypeFor[fs.FileMode](), reflect.TypeFor[json.SyntaxError](), reflect.TypeFor[json.UnmarshalTypeError](),
		reflect.TypeFor[json.Number](), reflect.TypeFor[json.RawMessage](), reflect.TypeFor[scanner.Position]())
	wrapped := errors.New("")
	for _, sample := range []any{
		wrapped, fmt.Errorf("%w", wrapped), fmt.Errorf("%w %w", wrapped, wrapped), errors.Join(wrapped),
	} {
		Types(reflect.TypeOf(sample).Elem())
	}
	Types(reflect.TypeOf(fmt.Errorf("%d", 1)).Elem())
	known.types["any"], known.names[anyType] = anyType, "any"
	known.types["struct"] = reflect.TypeFor[struct{}]()
}

// isGuard says whether a structure orders goroutines: it stays where it is, and each side has its own.
func isGuard(t reflect.Type) bool {
	if t.PkgPath() == "sync" {
		return true
	}
	return t.PkgPath() == "sync/atomic" && (t.Name() == "Value" || strings.HasPrefix(t.Name(), "Pointer["))
}

var copies sync.Map

// isCopied says whether a structure is data to us: the program's own, without a name, or of a package of plain ones.
func isCopied(t reflect.Type) bool {
	if t.Name() == "" || t == timeType {
		return true
	}
	if plain[t.PkgPath()] {
		return true
	}
	if said, found := copies.Load(t); found {
		return said.(bool)
	}
	_, named := known.name(t)
	ours := named || isOurs(t.PkgPath())
	copies.Store(t, ours)
	return ours
}

var ours sync.Map

// Packages says which packages are the program's.
func Packages(paths ...string) {
	for _, each := range paths {
		ours.Store(each, true)
	}
}

func isOurs(path string) bool {
	_, found := ours.Load(path)
	return found
}

// holdsSlices says whether a call can change what a value of this type shows without any pointer or map.
func holdsSlices(t reflect.Type, depth int) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Interface:
		return true
	case reflect.Array:
		return holdsSlices(t.Elem(), depth+1)
	case reflect.Struct:
		for i := range t.NumField() {
			if depth > 8 || holdsSlices(t.Field(i).Type, depth+1) {
				return true
			}
		}
	}
	return false
}

// errorText is the message of what was panicked with, as Go prints it.
func errorText(value any) string {
	switch v := value.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(value)
}
