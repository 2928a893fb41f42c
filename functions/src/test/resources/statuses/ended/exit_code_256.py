# what: ends with a code whose last eight bits are zero
# expect: completed
# code: 0
import os

os._exit(256)
