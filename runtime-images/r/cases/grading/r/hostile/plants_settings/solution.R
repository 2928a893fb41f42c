# what: brings settings along that have R load its packages, or run its code, before the tests
square <- function(x) NULL
words <- function() NULL
each <- function(xs, f) NULL
