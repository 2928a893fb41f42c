# what: leaves a file at the end of a path of eight thousand characters, and one with the longest name
# expect: completed
# fetch: *.bin **/leaf.bin
# artifacts: none
import os

name = "n" * 251
with open(name + ".txt", "wb") as file:
    file.write(b"x")
for _ in range(80):
    os.mkdir("d" * 100)
    os.chdir("d" * 100)
with open("leaf.bin", "wb") as file:
    file.write(b"x")
