# what: uses the libraries that the image holds
# expect: completed
# stdout: 5 from elsewhere\n
# fetch: plot.png
# artifacts: plot.png
# limits: run_timeout=30000 run_cpu_time=30000
suppressPackageStartupMessages({
  library(dplyr)
  library(ggplot2)
})
cat((data.frame(x = c(2, 3)) |> summarise(sum = sum(x)))$sum, "from elsewhere\n")
ggsave("plot.png", ggplot(mtcars, aes(mpg, wt)) + geom_point() + labs(title = "Größe"), width = 4, height = 3)
