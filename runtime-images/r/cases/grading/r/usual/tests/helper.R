sum_of <- function(xs) sum(xs)
