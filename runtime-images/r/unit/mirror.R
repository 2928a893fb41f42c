# The tests' side of the program: functions and objects that stand for those in the other process.
#
# What the program sends is data, or a number of its own; it never chooses what is run here. Whether something of the
# program's equals something of the tests' is decided here: none of the program's own comparisons sees what a test expects.

mirror <- new.env()
mirror$life <- 0
mirror$fresh <- FALSE
mirror$loaded <- character()
mirror$lent <- list()

# Methods for two operands, of which a test would hand over what it expects.
mirror$two <- paste0("^(Ops|\\+|-|\\*|/|\\^|%%|%/%|%in%|==|!=|<|<=|>|>=|&|\\||all\\.equal|identical|match|mtfrm|compare|compare_proxy|expect_.*|waldo.*)\\.")

mirror$refer <- function(x) {
  handle <- attr(x, "cofferdam")
  if (!is.null(handle)) {
    if (handle$life != mirror$life) mirror$revive(handle)
    return(list(R = handle$number))
  }
  if (!is.function(x)) stop("only data and functions can be handed to the program, not `", class(x)[[1]], "`")
  mirror$lent[[length(mirror$lent) + 1]] <- x
  list(A = length(mirror$lent))
}

mirror$revive <- function(handle) {
  if (is.null(handle$name)) mirror$ended("this object belongs to a process of the program that has ended")
  fresh <- attr(get0(handle$name, globalenv()), "cofferdam")
  if (is.null(fresh) || fresh$life != mirror$life) mirror$ended("this is not there any more")
  handle$number <- fresh$number
  handle$life <- fresh$life
}

mirror$ended <- function(why) {
  stop(structure(class = c("program_ended", "error", "condition"), list(message = why, call = NULL)))
}

mirror$handle <- function(number) {
  handle <- new.env()
  handle$number <- number
  handle$life <- mirror$life
  handle
}

mirror$resolve <- function(written) {
  if (!is.null(written$A)) return(mirror$lent[[written$A]])
  if (is.null(written$R)) mirror$ended("the program sent what nobody knows")
  handle <- mirror$handle(written$R)
  if (identical(written$kind, "function")) return(mirror$fun(handle, unlist(written$formals)))
  # An environment of its own, so that two of them are never alike.
  object <- new.env(parent = emptyenv())
  assign("number", written$R, object)
  structure(object, class = c(unlist(written$class), "cofferdam_object"), cofferdam = handle)
}

mirror$fun <- function(handle, names) {
  made <- function(...) mirror$ask("call", list(self, list(...)))
  self <- structure(made, cofferdam = handle, class = c("cofferdam_function", "function"))
  environment(made)$self <- self
  self
}

mirror$ask <- function(what, args) {
  if (mirror$fresh) {
    mirror$fresh <- FALSE
    for (name in mirror$loaded) mirror$bring(name)
  }
  wire$send(channel, "q", list(do = what, args = wire$encode(args, mirror$refer)))
  done <- FALSE
  # A test that leaves while the program asks it back leaves the whole call.
  on.exit(if (!done) mirror$leave())
  repeat {
    message <- wire$receive(channel)
    if (message$kind == "x") {
      done <- TRUE
      mirror$life <- mirror$life + 1
      mirror$fresh <- TRUE
      mirror$ended(wire$words(message$body))
    }
    if (message$kind == "a") done <- TRUE
    parsed <- wire$parse(message$body)
    cat(rawToChar(jsonlite::base64_dec(parsed$out)))
    if (message$kind == "c") {
      wire$send(channel, "r", mirror$oblige(parsed))
      next
    }
    if (identical(parsed$do, "raise")) stop(mirror$condition(parsed$value))
    value <- wire$decode(parsed$value, mirror$resolve)
    return(if (identical(parsed$visible, FALSE)) invisible(value) else value)
  }
}

mirror$leave <- function() {
  wire$send(channel, "r", list(do = "leave"))
  repeat {
    message <- wire$receive(channel)
    if (message$kind == "x") {
      mirror$life <- mirror$life + 1
      mirror$fresh <- TRUE
    }
    if (message$kind != "c") return()
    wire$send(channel, "r", list(do = "leave"))
  }
}

# What a test runner takes for its own.
mirror$never <- c(
  "skip", "interrupt", "expectation", "expectation_success", "expectation_skip", "expectation_failure", "expectation_error",
  "expectation_warning", "testthat_abort_reporter")

# A condition of the program's.
mirror$condition <- function(written) {
  classes <- setdiff(as.character(unlist(written$class)), mirror$never)
  holds <- wire$decode(written$holds, mirror$resolve)
  structure(class = unique(c(classes, "condition")), c(as.list(holds), list(call = NULL)))
}

# What the program asks back.
mirror$oblige <- function(parsed) {
  if (parsed$do %in% c("warning", "message")) {
    return(list(do = "return", value = wire$encode(mirror$signal(parsed$do, parsed$args), mirror$refer)))
  }
  if (!identical(parsed$do, "call")) mirror$ended("the program wants what nobody knows")
  tryCatch(
    {
      target <- mirror$lent[[parsed$on]]
      list(do = "return", value = wire$encode(do.call(target, wire$decode(parsed$args, mirror$resolve), quote = TRUE), mirror$refer))
    },
    error = function(wrong) list(do = "raise", value = wire$condition(wrong, mirror$refer)))
}

# A warning or a message of the program's, where the test may expect it. TRUE says that it is dealt with.
mirror$signal <- function(kind, args) {
  told <- wire$decode(args, mirror$resolve)
  classes <- setdiff(as.character(told$class), mirror$never)
  told <- structure(class = unique(c(classes, kind, "condition")), list(message = as.character(told$message), call = NULL))
  if (kind == "warning") warning(told) else message(told)
  TRUE
}

# What a file of the program's brings into the world. Names that R or the test framework has stay theirs.
mirror$bring <- function(name) {
  mirror$loaded <- union(mirror$loaded, name)
  found <- mirror$ask("load", list(name))
  for (each in names(found)) {
    taken <- vapply(search()[-1], function(place) exists(each, place, inherits = FALSE), NA)
    if (any(taken) || each %in% c("mirror", "wire", "channel", "source") || grepl("^\\$|^\\[|cofferdam", each)) next
    value <- found[[each]]
    if (is.function(value)) attr(value, "cofferdam")$name <- each
    if (is.function(value) && grepl(mirror$two, each)) value <- mirror$guarded(value, sub(mirror$two, "", each))
    assign(each, value, globalenv())
  }
  invisible(NULL)
}

mirror$guarded <- function(method, kind) {
  function(e1, e2, ...) {
    if (!missing(e2) && !(inherits(e1, kind) && inherits(e2, kind))) {
      stop("the program does not decide about what a test expects: compare plain data, by `unclass`")
    }
    if (missing(e2)) method(e1, ...) else method(e1, e2, ...)
  }
}

# R looks for methods in the table of the generic's own environment, and not where this file is loaded.
mirror$methods <- list(
  `$` = function(x, name) mirror$ask("field", list(x, name, NULL)),
  `[[` = function(x, name, ...) mirror$ask("field", list(x, name, TRUE)),
  `$<-` = function(x, name, value) {
    mirror$ask("assign", list(x, name, value))
    x
  },
  `[[<-` = function(x, name, value) {
    mirror$ask("assign", list(x, name, value))
    x
  },
  names = function(x) mirror$ask("names", list(x)),
  format = function(x, ...) paste0("<", class(x)[[1]], " of the program>"),
  print = function(x, ...) cat(format(x), "\n"))
for (name in names(mirror$methods)) registerS3method(name, "cofferdam_object", mirror$methods[[name]], baseenv())
registerS3method("print", "cofferdam_function", function(x, ...) cat("<function of the program>\n"), baseenv())
