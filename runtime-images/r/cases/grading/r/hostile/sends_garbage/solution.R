# what: speaks into the pipe between itself and its tests: bad frames, answers nobody asked for, R's own serialization
pipe_ <- file("/proc/self/fd/3", "wb", raw = TRUE)
frame <- function(kind, body) {
  writeBin(c(charToRaw(kind), writeBin(length(body), raw(), endian = "big"), body), pipe_)
  flush(pipe_)
}
say <- function(text) frame("a", charToRaw(text))
square <- function(x) {
  say('{"do":"return","value":{"A":1},"out":""}')
  say('{"do":"return","value":{"t":"double","v":"AAAAAACASEA="},"out":""}')
}
words <- function() frame("a", serialize(quote(quit(save = "no")), NULL))
each <- function(xs, f) {
  say(paste(rep("[", 1e5), collapse = ""))
  frame("c", charToRaw('{"do":"eval","on":1,"args":{"t":"list","v":[]},"out":""}'))
}
