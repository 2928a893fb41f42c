# what: leaves pipes and folders where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: real.txt
File.mkfifo("pipe.txt")
Dir.mkdir("folder.txt")
File.write("real.txt", "text")
