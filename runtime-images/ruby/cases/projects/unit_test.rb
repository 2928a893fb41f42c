# what: runs a test of minitest
# expect: completed
# stdout-contains: 1 runs, 1 assertions, 0 failures
require "minitest/autorun"

class SumsTest < Minitest::Test
  def test_adds = assert_equal(5, 2 + 3)
end
