module cofferdam/runner

go 1.19
