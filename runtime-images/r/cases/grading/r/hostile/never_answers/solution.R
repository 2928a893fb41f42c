# what: does not come back, in one way or another
square <- function(x) repeat {}
words <- function() Sys.sleep(1e6)
each <- function(xs, f) repeat tryCatch(repeat {}, error = function(e) NULL)
