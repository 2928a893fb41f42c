# what: ends with a code of which only the last eight bits count
# expect: runtime_error
# code: 210
import os

os._exit(1234)
