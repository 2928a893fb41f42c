library(testthat)
source("account.R")
source("helper.R")

test_that("numbers, texts and tables are data", {
  expect_equal(twice(2), 4)
  expect_equal(twice(c(a = 1, b = NA)), c(a = 2, b = NA))
  expect_identical(limit, 10L)
  expect_equal(table_of()$n, 1:3)
  expect_equal(levels(table_of()$word), c("a", "b"))
  expect_equal(table_of()$day[2], as.Date("2024-02-29"))
  expect_s3_class(table_of(), "data.frame")
  expect_equal(sum_of(c(1, 2)), 3)
})

test_that("objects of a class are made and changed", {
  mine <- deposit(account("me"), 5)
  expect_s3_class(mine, "account")
  expect_equal(mine$balance, 5)
  expect_output(print(mine), "me has 5")
  expect_equal(summary(mine), "me 5")
})

test_that("conditions cross", {
  expect_error(deposit(account("me"), -1), "positive")
  expect_error(deposit(account("me"), -1), class = "bad_amount")
  expect_warning(half <- halves(3), "not even")
  expect_equal(half, 1)
  expect_message(expect_output(greet("you"), "hello you"), "greeting")
  expect_silent(halves(2))
  expect_error(twice("x"))
})

test_that("functions keep their state and call back", {
  count <- counter()
  count()
  expect_equal(count(), 2)
  expect_equal(each(c(1, 2), function(x) x + 1), c(2, 3))
  expect_error(each(1, function(x) stop("mine")), "mine")
  expect_true(is.function(twice))
})

test_that("environments are objects", {
  book <- ledger()
  book$add(2)
  expect_equal(book$total, 2)
  book$total <- 5
  expect_equal(book$total, 5)
  expect_s3_class(book, "ledger")
})

test_that("a script runs apart", {
  expect_equal(system("ls /cofferdam/tests | wc -l", intern = TRUE), "0")
})

test_that("left out", {
  skip("not yet")
})
