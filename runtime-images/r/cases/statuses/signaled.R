# what: sends itself a signal that ends it
# expect: signaled
# signal: SIGTERM
invisible(tools::pskill(Sys.getpid(), tools::SIGTERM))
Sys.sleep(60)
