# what: does not come back, in one way or another
def square(_) = loop {}
def names = sleep
def each_of(_) = Thread.new { sleep }.join
