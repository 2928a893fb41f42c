# What tests and program say to each other: values by copy where they are data, by number where they are not.
#
# Both sides use this file, and neither ever lets the other side's bytes choose what is run: a message is JSON, each tag
# stands for one constructor of plain data (never R's own serialization, which can hold code), and everything else is a
# number that its owner looks up.

wire <- new.env()

# Without looking at what comes first, which would wait for it.
wire$open <- function(saying, hearing) {
  at <- function(number, mode) file(paste0("/proc/self/fd/", number), mode, raw = TRUE)
  list(out = at(saying, "wb"), inn = at(hearing, "rb"))
}

wire$send <- function(channel, kind, message) {
  body <- charToRaw(enc2utf8(as.character(jsonlite::toJSON(message, auto_unbox = TRUE, null = "null"))))
  writeBin(c(charToRaw(kind), writeBin(length(body), raw(), endian = "big"), body), channel$out)
  flush(channel$out)
}

wire$receive <- function(channel) {
  head <- readBin(channel$inn, "raw", 5)
  if (length(head) < 5) quit(save = "no", status = 0)
  length <- readBin(head[2:5], "integer", endian = "big")
  # What is no text is found out when it is read, and not before its kind is known.
  list(kind = intToUtf8(as.integer(head[1])), body = if (length > 0) readBin(channel$inn, "raw", length) else raw())
}

wire$words <- function(body) {
  text <- rawToChar(body)
  Encoding(text) <- "UTF-8"
  text
}

wire$parse <- function(body) jsonlite::parse_json(wire$words(body), simplifyVector = FALSE)

# What holds nothing but bytes, by type.
wire$sizes <- c(integer = 4, logical = 4, double = 8, complex = 16, raw = 1)

wire$text <- function(x) as.list(ifelse(is.na(x), NA, enc2utf8(x)))

wire$encode <- function(x, refer) {
  type <- typeof(x)
  written <- switch(type,
    "NULL" = list(t = "NULL"),
    integer = , logical = , double = , complex = , raw = list(t = type, v = jsonlite::base64_enc(wire$bytes(x))),
    character = list(t = type, v = unname(lapply(unclass(x), function(each) if (is.na(each)) NULL else enc2utf8(each)))),
    list = list(t = type, v = unname(lapply(unclass(x), wire$encode, refer))),
    return(refer(x)))
  if (isS4(x)) return(refer(x))
  attributes <- attributes(x)
  if (length(attributes) > 0) {
    written$a <- unname(lapply(names(attributes), function(name) list(name, wire$encode(attributes[[name]], refer))))
  }
  written
}

wire$bytes <- function(x) {
  attributes(x) <- NULL
  if (is.raw(x)) x else writeBin(x, raw(), endian = "little")
}

wire$decode <- function(written, resolve) {
  type <- written$t
  if (is.null(type)) return(resolve(written))
  value <- switch(type,
    "NULL" = NULL,
    integer = , logical = , double = , complex = , raw = wire$from_bytes(written$v, type),
    character = vapply(written$v, function(each) if (is.null(each)) NA_character_ else as.character(each), ""),
    list = lapply(written$v, wire$decode, resolve),
    stop("a value of a kind that nobody knows"))
  for (each in written$a) attr(value, each[[1]]) <- wire$decode(each[[2]], resolve)
  value
}

wire$from_bytes <- function(text, type) {
  bytes <- jsonlite::base64_dec(text)
  if (type == "raw") return(bytes)
  readBin(bytes, type, length(bytes) / wire$sizes[[type]], endian = "little")
}

# Conditions cross with their class and what they hold, and without the call.
wire$condition <- function(condition, refer) {
  holds <- unclass(condition)
  holds$call <- NULL
  holds$trace <- NULL
  holds$parent <- NULL
  holds$message <- conditionMessage(condition)
  list(class = as.list(class(condition)), holds = wire$encode(holds, refer))
}
