# what: kills whatever it can name
# expect: completed signaled runtime_error
# why: whether it may kill itself, and by which call, differs between languages
invisible(tools::pskill(-1, tools::SIGKILL))
cat("alone\n")
