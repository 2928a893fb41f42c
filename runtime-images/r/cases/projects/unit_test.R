# what: runs a test of testthat
# expect: completed
# stdout-contains: Test passed
library(testthat)

test_that("it adds", expect_equal(2 + 3, 5))
