# what: leaves pipes and folders where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: real.txt
mkfifo pipe.txt
mkdir folder.txt
echo text >real.txt
