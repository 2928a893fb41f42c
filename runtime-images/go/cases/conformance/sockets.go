// what: finds no network, by the ordinary errors
// expect: completed
// stdout-lacks: connected
// stdout-contains: refused
package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	for _, place := range []string{"example.com:80", "127.0.0.1:22", "192.0.2.1:80"} {
		if _, err := net.DialTimeout("tcp", place, 2*time.Second); err != nil {
			fmt.Println("refused:", err)
		} else {
			fmt.Println("connected to", place)
		}
	}
}
