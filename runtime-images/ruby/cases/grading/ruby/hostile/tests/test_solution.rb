require "minitest/autorun"
require_relative "solution"

class TestSolution < Minitest::Test
  def test_square
    assert_equal 49, square(7)
  end

  def test_loosely
    assert square(9) == 81
  end

  def test_names
    assert_equal %w[ada grace], names
  end

  def test_a_text_has_no_square
    assert_raises(TypeError) { square("x") }
  end

  def test_each
    seen = []
    each_of([1, 2]) { |x| seen << x }
    assert_equal [1, 2], seen
  end
end
