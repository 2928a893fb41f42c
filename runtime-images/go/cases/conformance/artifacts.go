// what: saves a table and a picture in folders
// expect: completed
// fetch: **/*.csv **/*.json **/*.svg
// artifacts: out/table.csv out/data.json plots/größe.svg
package main

import (
	"os"
)

func main() {
	os.Mkdir("out", 0o755)
	os.Mkdir("plots", 0o755)
	os.WriteFile("out/table.csv", []byte("a,b\n1,2\n"), 0o644)
	os.WriteFile("out/data.json", []byte(`{"a": 1}`), 0o644)
	os.WriteFile("plots/größe.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 0o644)
}
