# what: raises what a test runner might take for its own
require "minitest"
def square(x) = x == "x" ? 1 : raise(Minitest::Skip, "skip")
def names = raise(Minitest::Assertion, "fine")
def each_of(_) = raise(Interrupt)
