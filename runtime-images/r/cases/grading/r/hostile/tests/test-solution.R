library(testthat)
source("solution.R")

test_that("the square of seven", {
  expect_equal(square(7), 49)
})

test_that("loosely", {
  expect_true(square(9) == 81)
  expect_lt(abs(square(9) - 81), 1e-9)
})

test_that("words", {
  expect_identical(words(), c("ada", "grace"))
})

test_that("a text has no square", {
  expect_error(square("x"), "number")
})

test_that("each", {
  seen <- c()
  each(1:2, function(x) seen <<- c(seen, x))
  expect_equal(seen, 1:2)
})
