# what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
# expect: completed
# stdout-contains: threads = 4
# stdout-contains: big = 1267650600228229401496703205376
# stdout-contains: temporary = kept
# stdout-contains: text = 3 日本語
# stdout-contains: zone = UTC
# stdout-contains: random = differs
# stdout-contains: name = grün.txt
# R has no integers beyond 32 bits; its doubles are exact in powers of two.
cat("big =", sprintf("%.0f", 2^100), "\n")
cat("threads =", length(parallel::mclapply(1:4, function(i) i, mc.cores = 2)), "\n")
file <- tempfile()
writeLines("kept", file)
cat("temporary =", readLines(file), "\n")
cat("text =", nchar("日本語"), "日本語\n")
cat("zone =", Sys.timezone(), "\n")
cat("random =", if (runif(1) != runif(1)) "differs" else "the same", "\n")
invisible(file.create("grün.txt"))
cat("name =", list.files(pattern = "[.]txt$"), "\n")
