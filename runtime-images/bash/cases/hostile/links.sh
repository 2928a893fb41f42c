# what: leaves links where files are fetched
# expect: completed
# fetch: *.txt
# artifacts: none
ln -s /etc/passwd a.txt
ln -s /proc/self/environ b.txt
ln -s c.txt c.txt
