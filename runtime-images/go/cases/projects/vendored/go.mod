module example.com/adding

go 1.24

require example.com/sums v1.0.0
