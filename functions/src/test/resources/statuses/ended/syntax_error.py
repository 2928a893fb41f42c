# what: is no program of its language
# expect: runtime_error
# stderr-contains: SyntaxError
# code: 1
def broken(:
