// what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
// expect: completed
// stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
// stdout-contains: threads = 4
// stdout-contains: temporary = kept
// stdout-contains: text = 3 日本語
// stdout-contains: zone = UTC
// stdout-contains: random = differs
// stdout-contains: name = grün.txt
package main

import (
	"fmt"
	"math/big"
	"math/rand"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

func main() {
	fmt.Println("2^200 =", new(big.Int).Exp(big.NewInt(2), big.NewInt(200), nil))
	var done atomic.Int32
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			done.Add(1)
		}()
	}
	all.Wait()
	fmt.Println("threads =", done.Load())
	file, _ := os.CreateTemp("", "kept")
	file.WriteString("kept")
	kept, _ := os.ReadFile(file.Name())
	fmt.Println("temporary =", string(kept))
	fmt.Println("text =", utf8.RuneCountInString("日本語"), "日本語")
	zone, _ := time.Now().Zone()
	fmt.Println("zone =", zone)
	if rand.Int63() != rand.Int63() {
		fmt.Println("random = differs")
	}
	os.WriteFile("grün.txt", nil, 0o644)
	names, _ := filepath.Glob("*.txt")
	fmt.Println("name =", names[0])
}
