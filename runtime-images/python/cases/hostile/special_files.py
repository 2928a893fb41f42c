# what: leaves pipes and folders where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: real.txt
import os

os.mkfifo("pipe.txt")
os.mkdir("folder.txt")
with open("real.txt", "w") as file:
    file.write("text")
