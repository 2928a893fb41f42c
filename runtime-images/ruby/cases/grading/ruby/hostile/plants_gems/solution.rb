# what: brings packages along, newer than those that the tests' process loads, which report that all is well
def square(_) = nil
def names = nil
def each_of(_) = nil
