# what: plots without saying where, which leaves a file
# expect: completed
# fetch: *.pdf *.png
# artifacts: Rplots.pdf
plot(1:10, main = "a title")
