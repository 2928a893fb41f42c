# what: finds no network, by the ordinary errors
# expect: completed
# stdout-lacks: connected
# stdout-contains: refused
for (place in list(list("example.com", 80), list("127.0.0.1", 22), list("192.0.2.1", 80))) {
  outcome <- tryCatch({
    suppressWarnings(socketConnection(place[[1]], place[[2]], timeout = 2, open = "r+"))
    "connected"
  }, error = function(e) "refused")
  cat(outcome, "\n")
}
