# The program's side: sources the program, and does with it what the tests ask for.
#
# It runs where the tests cannot be seen. Nothing in here is trusted by the tests' side: the program may do to it, and to
# everything that it sends, whatever it likes.

local({
  source("/cofferdam/unit/wire.R", local = TRUE)
  channel <- wire$open(3, 4)
  owned <- list()
  printed <- character()

  number <- function(x) {
    for (i in rev(seq_along(owned))) if (identical(owned[[i]], x)) return(i)
    owned[[length(owned) + 1]] <<- x
    length(owned)
  }

  # What is ours goes out as a number, and says once what kind of thing it is.
  refer <- function(x) {
    lent <- attr(x, "cofferdam_lent")
    if (is.function(x) && !is.null(lent)) return(list(A = lent))
    if (is.function(x)) return(list(R = number(x), kind = "function", formals = as.list(names(formals(args(x))))))
    list(R = number(x), kind = "object", class = as.list(class(x)))
  }

  resolve <- function(written) {
    if (!is.null(written$R)) return(owned[[written$R]])
    if (!is.null(written$A)) {
      lent <- written$A
      return(structure(function(...) ask("call", lent, list(...)), cofferdam_lent = lent))
    }
    stop("an unknown tag")
  }

  encode <- function(x) wire$encode(x, refer)
  decode <- function(written) wire$decode(written, resolve)

  # What was printed since the last message goes with the next one, and comes out where the tests want it.
  sinking <- NULL
  unsent <- function() {
    text <- rawConnectionValue(sinking)
    sink()
    close(sinking)
    sinking <<- NULL
    begin()
    jsonlite::base64_enc(text)
  }
  begin <- function() {
    sinking <<- rawConnection(raw(), "wb")
    sink(sinking)
  }

  # Asks the tests for something, and does meanwhile what they ask for.
  ask <- function(what, on, args) {
    wire$send(channel, "c", list(do = what, on = on, args = encode(args), out = unsent()))
    repeat {
      message <- wire$receive(channel)
      parsed <- wire$parse(message$body)
      if (message$kind == "q") {
        work(parsed)
        next
      }
      if (identical(parsed$do, "leave")) {
        signalCondition(structure(class = c("cofferdam_leave", "condition"), list(message = "left", call = NULL)))
        stop("the test has left")
      }
      if (identical(parsed$do, "raise")) stop(condition(parsed$value))
      return(decode(parsed$value))
    }
  }

  condition <- function(written) {
    structure(class = unlist(written$class), c(decode(written$holds), list(call = NULL)))
  }

  signalled <- function(what) function(signal) {
    if (inherits(signal, "cofferdam_leave")) return()
    told <- list(class = class(signal), message = conditionMessage(signal))
    if (identical(ask(what, 0, told), TRUE)) invokeRestart(if (what == "warning") "muffleWarning" else "muffleMessage")
  }

  work <- function(request) {
    answer <- tryCatch(
      {
        args <- decode(request$args)
        value <- withCallingHandlers(do(request$do, args), warning = signalled("warning"), message = signalled("message"))
        list(do = "return", value = encode(value$value), visible = value$visible)
      },
      cofferdam_leave = function(left) list(do = "return", value = list(t = "NULL"), visible = FALSE),
      error = function(wrong) list(do = "raise", value = wire$condition(wrong, refer)),
      interrupt = function(wrong) list(do = "raise", value = list(class = list("error", "condition"), holds = encode(list(message = "interrupted")))))
    answer$out <- unsent()
    wire$send(channel, "a", answer)
  }

  do <- function(what, args) {
    switch(what,
      load = list(value = load(args[[1]]), visible = FALSE),
      call = withVisible(do.call(args[[1]], args[[2]], quote = TRUE)),
      field = withVisible(if (is.null(args[[3]])) eval(call("$", args[[1]], args[[2]])) else args[[1]][[args[[2]]]]),
      assign = {
        target <- args[[1]]
        target[[args[[2]]]] <- args[[3]]
        list(value = NULL, visible = FALSE)
      },
      names = list(value = names(args[[1]]), visible = TRUE),
      stop("nobody knows this"))
  }

  # What a file of the program's brings into the world.
  load <- function(name) {
    before <- as.list(globalenv(), all.names = TRUE)
    sys.source(name, globalenv())
    after <- as.list(globalenv(), all.names = TRUE)
    new <- Filter(function(each) !(each %in% names(before)) || !identical(before[[each]], after[[each]]), names(after))
    after[setdiff(new, c(".Random.seed", ".Last", ".First"))]
  }

  begin()
  repeat work(wire$parse(wire$receive(channel)$body))
})
