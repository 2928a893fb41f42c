account <- function(owner, balance = 0) structure(list(owner = owner, balance = balance), class = "account")

deposit <- function(x, amount) {
  if (amount <= 0) stop(structure(class = c("bad_amount", "error", "condition"), list(message = "an amount is positive", call = NULL, amount = amount)))
  x$balance <- x$balance + amount
  x
}

print.account <- function(x, ...) cat(x$owner, "has", x$balance, "\n")

summary.account <- function(object, ...) paste(object$owner, object$balance)

counter <- function() {
  count <- 0
  function() {
    count <<- count + 1
    count
  }
}

twice <- function(x) 2 * x
each <- function(xs, f) vapply(xs, f, 0)
halves <- function(x) {
  if (x %% 2 != 0) warning("not even")
  x %/% 2
}
greet <- function(name) {
  message("greeting")
  cat("hello", name, "\n")
  invisible(name)
}
table_of <- function() data.frame(n = 1:3, word = factor(c("a", "b", "a")), day = as.Date("2024-02-28") + 0:2)
ledger <- function() {
  self <- new.env()
  self$total <- 0
  self$add <- function(x) {
    self$total <- self$total + x
    invisible(self)
  }
  class(self) <- "ledger"
  self
}
limit <- 10L
