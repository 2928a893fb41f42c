module solution

go 1.24

replace testing => ./testing

replace reflect => ./reflect
