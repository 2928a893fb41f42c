# Runs a caller's testthat files against a program that runs apart from them.
#
# This process has the tests, and the right to report; `source` of one of the program's files finds in it what `mirror`
# makes of that.

local({
  folder <- "/cofferdam/tests"
  job <- jsonlite::read_json(file.path(folder, ".cofferdam.json"), simplifyVector = TRUE)
  workspace <- getwd()
  out <- file("/proc/self/fd/5", "wb", raw = TRUE)

  say <- function(...) {
    writeBin(charToRaw(paste0(enc2utf8(as.character(jsonlite::toJSON(list(...), auto_unbox = TRUE))), "\n")), out)
    flush(out)
  }

  here <- attach(NULL, name = "cofferdam")
  sys.source("/cofferdam/unit/wire.R", here)
  assign("channel", here$wire$open(3, 4), here)
  sys.source("/cofferdam/unit/mirror.R", here)

  # A file of the program's, as a test names it.
  program_file <- function(path) {
    if (!is.character(path) || length(path) != 1) return(NULL)
    whole <- normalizePath(path, mustWork = FALSE)
    for (root in c(folder, workspace)) {
      for (name in c(sub(paste0(root, "/"), "", whole, fixed = TRUE), path, sub("^(\\.\\./)+", "", path))) {
        if (name %in% job$program) return(name)
      }
    }
    NULL
  }

  assign("source", function(file, ...) {
    name <- program_file(file)
    if (!is.null(name)) return(here$mirror$bring(name))
    base::source(file, ...)
  }, here)
  # What a test starts (the program as a script, say) starts where the tests are not.
  alone <- function(command) paste("/cofferdam/runner apart-alone /bin/sh sh -c", shQuote(command))
  assign("system", function(command, ...) base::system(alone(command), ...), here)
  assign("system2", function(command, args = character(), stdout = "", stderr = "", ...) {
    base::system2("/cofferdam/runner", c("apart-alone", shQuote(Sys.which(command)), shQuote(command), args), stdout = stdout, stderr = stderr, ...)
  }, here)

  suppressPackageStartupMessages(library(testthat))
  seen <- character()
  longest <- 2500

  tell <- function(file, test, results, seconds) {
    # What stands outside of every test, as `source`, is a case without a name.
    name <- substr(paste(c(file, if (!is.na(test)) test), collapse = " > "), 1, 200)
    count <- sum(seen == name) + 1
    seen <<- c(seen, name)
    if (count > 1) name <- paste0(name, " (", count, ")")
    bad <- Filter(function(each) inherits(each, c("expectation_failure", "expectation_error")), results)
    skipped <- Filter(function(each) inherits(each, "expectation_skip"), results)
    status <- if (length(bad) > 0) "failed" else if (length(skipped) > 0) "skipped" else "passed"
    message <- paste(vapply(if (length(bad) > 0) bad else skipped, conditionMessage, ""), collapse = "\n")
    say(event = "collected", cases = I(name))
    time <- if (is.finite(seconds)) round(1000 * seconds) else 0
    say(event = "case", name = name, status = status, message = substr(message, 1, longest), time = time)
    length(bad) == 0
  }

  run <- function(name) {
    path <- file.path(folder, name)
    found <- tryCatch(
      test_file(path, reporter = SilentReporter$new(), env = new.env(parent = globalenv()), stop_on_failure = FALSE, load_package = "none"),
      error = function(wrong) {
        say(event = "collected", cases = I(name))
        say(event = "case", name = name, status = "error", message = substr(conditionMessage(wrong), 1, longest), time = 0)
        NULL
      })
    passed <- !is.null(found)
    for (each in found) passed <- tell(name, each$test, each$results, as.numeric(each$real)) && passed
    passed
  }

  scripts <- grep("\\.[Rr]$", job$tests, value = TRUE)
  named <- scripts[grepl("^test", basename(scripts))]
  if (length(named) == 0) named <- scripts
  # Where no test says which files it is about, it is about all of them.
  texts <- unlist(lapply(file.path(folder, scripts), readLines, warn = FALSE))
  lazily <- any(grepl("\\bsource\\s*\\(", texts))
  problem <- NULL
  if (!lazily) {
    problem <- tryCatch(
      {
        for (name in grep("\\.[Rr]$", job$program, value = TRUE)) here$mirror$bring(name)
        NULL
      },
      error = function(wrong) conditionMessage(wrong))
  }
  if (!is.null(problem)) {
    say(event = "collected", cases = I("the program"))
    say(event = "case", name = "the program", status = "error", message = substr(problem, 1, longest), time = 0)
  } else {
    for (name in named) if (!run(name) && isTRUE(job$stop_on_failure)) break
  }
  say(event = "end")
})
quit(save = "no", status = 0, runLast = FALSE)
