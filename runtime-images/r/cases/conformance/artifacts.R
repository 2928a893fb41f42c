# what: saves a table and a picture in folders
# expect: completed
# fetch: **/*.csv **/*.json **/*.svg
# artifacts: out/table.csv out/data.json plots/größe.svg
dir.create("out")
dir.create("plots")
write.csv(data.frame(a = 1, b = 2), "out/table.csv", row.names = FALSE)
writeLines(jsonlite::toJSON(list(a = 1), auto_unbox = TRUE), "out/data.json")
svg("plots/größe.svg")
plot(1:10, main = "Größe")
invisible(dev.off())
