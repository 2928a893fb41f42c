// what: ends its process while it is loaded
process.exit(0)
