# what: imports a package of its own folders
# expect: completed
# stdout: 5 from elsewhere\n
from lib.sums import add

print(add(2, 3), "from elsewhere")
