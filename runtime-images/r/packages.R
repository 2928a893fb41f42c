# Prints NAME VERSION of every package that `library()` finds.
invisible(lapply(c("tools", "utils", "stats"), loadNamespace))
invisible(lapply(c("data.table", "dplyr", "ggplot2", "jsonlite", "purrr", "stringr", "testthat", "tidyr"),
                 function(name) suppressPackageStartupMessages(library(name, character.only = TRUE))))
installed <- installed.packages()
cat(paste(installed[, "Package"], installed[, "Version"], collapse = "\n"), "\n", sep = "")
