# what: leaves files that come back: empty, small, large, in folders
# expect: completed
# fetch: *.bin out/**
# artifacts: empty.bin large.bin out/deep/er/table.csv out/plot.png
import os

os.makedirs("out/deep/er")
for name, size in (("empty.bin", 0), ("large.bin", 3_000_000), ("out/plot.png", 100_000), ("out/deep/er/table.csv", 10)):
    with open(name, "wb") as file:
        file.write(os.urandom(size))
