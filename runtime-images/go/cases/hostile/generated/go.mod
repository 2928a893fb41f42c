module example.com/generated

go 1.24

toolchain go1.99.0
