# runs for ever when it is called
def add(a, b):
    while True:
        pass
