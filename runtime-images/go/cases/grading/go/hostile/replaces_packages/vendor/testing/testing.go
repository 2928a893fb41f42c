package testing

type T struct{}
