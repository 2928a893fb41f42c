# what: raises what nobody catches, and has printed before
# expect: runtime_error
# stdout: before\n
# stderr-contains: ZeroDivisionError
# message-contains: code 1
# code: 1
print("before")
print(1 / 0)
