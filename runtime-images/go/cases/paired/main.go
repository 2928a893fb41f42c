// Pieces that print the same under gVisor and under runc: the program runs the one whose number it is given.
// pieces: 35
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"math/rand"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"text/template"
	"time"
	"unicode/utf8"
)

func deep(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + deep(n-1)
}

func kept(err error) string {
	if err == nil {
		return "none"
	}
	return err.Error()
}

func filed() string {
	os.MkdirAll("a/b", 0o750)
	os.WriteFile("a/b/c", []byte("text"), 0o640)
	os.Link("a/b/c", "a/d")
	os.Symlink("b/c", "a/e")
	var out strings.Builder
	filepath.WalkDir("a", func(path string, entry fs.DirEntry, err error) error {
		info, _ := entry.Info()
		fmt.Fprintln(&out, path, info.Mode())
		return err
	})
	text, _ := os.ReadFile("a/e")
	return out.String() + string(text)
}

var pieces = []func() any{
	func() any { return new(big.Int).Exp(big.NewInt(2), big.NewInt(200), nil) },
	func() any { x := 0.1; return []float64{x + 0.2, 1 / 3.0, math.Inf(1), math.Pi} },
	func() any { return []float64{math.Sin(0.5), math.Sin(1e22), math.Gamma(5.5)} },
	func() any { s := []string{"zebra", "Äpfel", "apple"}; sort.Strings(s); return s },
	func() any { m := map[string]int{"b": 2, "a": 1}; return m },
	func() any { text, err := json.Marshal(map[string]any{"a": []any{1, 2.5, nil}, "ü": "é"}); return string(text) + kept(err) },
	func() any { var v any; return kept(json.Unmarshal([]byte("{"), &v)) },
	func() any { rows, _ := csv.NewReader(strings.NewReader("a,\"b,c\"\n1,2\n")).ReadAll(); return rows },
	func() any { return regexp.MustCompile(`(\w+)@(\w+)\.com`).FindAllStringSubmatch("x@y.com, ab@cd.com", -1) },
	func() any { return time.Date(2024, 2, 29, 12, 0, 0, 0, time.Local).AddDate(1, 0, 0).Format(time.RFC1123) },
	func() any { where, err := time.LoadLocation("Europe/Paris"); return time.Unix(0, 0).In(where).String() + kept(err) },
	func() any { return rand.New(rand.NewSource(7)).Perm(8) },
	func() any { return fmt.Sprintf("%x", sha256.Sum256([]byte("text"))) },
	func() any { var b bytes.Buffer; w := gzip.NewWriter(&b); w.Write(bytes.Repeat([]byte("a"), 1000)); w.Close(); return b.Len() },
	func() any { return base64.StdEncoding.EncodeToString(binary.LittleEndian.AppendUint64(nil, 42)) },
	func() any { return utf8.RuneCountInString("Ångström 日本") },
	func() (out any) { defer func() { out = fmt.Sprint(recover()) }(); var list []int; return list[3] },
	func() (out any) { defer func() { out = fmt.Sprint(recover()) }(); var m map[string]int; m["a"] = 1; return m },
	func() any { return deep(100000) },
	func() any { var g sync.WaitGroup; var m sync.Mutex; sum := 0; for i := range 50 { g.Add(1); go func() { defer g.Done(); m.Lock(); sum += i; m.Unlock() }() }; g.Wait(); return sum },
	func() any { c := make(chan int); go func() { defer close(c); for i := range 5 { c <- i * i } }(); var all []int; for x := range c { all = append(all, x) }; return all },
	func() any { ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond); defer cancel(); <-ctx.Done(); return ctx.Err() },
	func() any { c := make(chan os.Signal, 1); signal.Notify(c, syscall.SIGUSR1); syscall.Kill(os.Getpid(), syscall.SIGUSR1); return <-c },
	func() any { return filed() },
	func() any { f, _ := os.Create("hole"); f.WriteAt([]byte("x"), 1<<20); info, _ := f.Stat(); b := make([]byte, 3); f.ReadAt(b, 0); return fmt.Sprint(info.Size(), b) },
	func() any { _, err := os.Open("/nowhere/file"); return fmt.Sprint(kept(err), errors.Is(err, fs.ErrNotExist)) },
	func() any { return os.WriteFile("/etc/passwd", nil, 0o600) != nil },
	func() any { _, err := net.DialTimeout("tcp", "127.0.0.1:9", time.Second); return errors.Is(err, syscall.ECONNREFUSED) },
	func() any { l, err := net.Listen("tcp", "127.0.0.1:0"); if err != nil { return err }; go func() { c, _ := l.Accept(); fmt.Fprintln(c, "hello"); c.Close() }(); c, _ := net.Dial("tcp", l.Addr().String()); line, _ := bufio.NewReader(c).ReadString('\n'); return line },
	func() any { where, _ := os.Getwd(); return fmt.Sprint(where, os.Getuid(), os.Getgid(), os.TempDir(), len(os.Environ())) },
	func() any { return runtime.GOOS + runtime.GOARCH + filepath.Base(os.Args[0]) },
	func() any { var out strings.Builder; template.Must(template.New("t").Parse("{{range .}}<{{.}}>{{end}}")).Execute(&out, []int{1, 2}); return out.String() },
	func() any { x, err := strconv.ParseInt("99999999999999999999", 10, 64); return fmt.Sprint(x, err) },
	func() any { return fmt.Sprintf("%8.3f|%-6s|%06d|%#x|%v|%T", math.Pi, "ab", 42, 255, struct{ A int }{1}, 'x') },
	func() any { fmt.Fprintln(os.Stderr, "to standard error"); os.Exit(3); return nil },
}

func main() {
	number, _ := strconv.Atoi(os.Args[1])
	fmt.Println(pieces[number]())
}
