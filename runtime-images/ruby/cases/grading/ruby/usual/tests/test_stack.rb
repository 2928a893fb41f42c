require "minitest/autorun"
require "stringio"
require_relative "stack"
require_relative "helper"

class TestStack < Minitest::Test
  include Helper

  def setup
    @stack = Stack.new
  end

  def test_gives_back_what_was_pushed
    @stack.push(1).push({ "a" => [2, :b] })
    assert_equal 2, @stack.size
    assert_equal({ "a" => [2, :b] }, @stack.pop)
    assert_equal [1], @stack.items
    assert_equal 1, @stack.first
    assert_kind_of Stack, @stack
    assert_instance_of Stack, @stack
    assert_respond_to @stack, :push
    refute_respond_to @stack, :shift
  end

  def test_raises_errors_of_its_own
    error = assert_raises(EmptyError) { @stack.pop }
    assert_equal "empty", error.message
    assert_equal 2, error.wanted
    assert_raises(StandardError) { @stack.pop }
    assert_equal "full", assert_raises(ArgumentError) { Stack.of(1, 2, 3, 4) }.message
    assert_raises(NoMethodError) { @stack.nothing }
  end

  def test_has_keywords_and_attributes
    named = Stack.new(name: "mine")
    assert_equal "mine", named.name
    named.name = "yours"
    assert_equal "yours", named.name
    assert_equal 3, Stack::LIMIT
  end

  def test_equals_another_one
    assert_equal Stack.of(1, 2), Stack.of(1, 2)
    refute_equal Stack.of(1), Stack.of(2)
    refute_equal [1], Stack.of(1)
  end

  def test_inherits
    assert_kind_of Stack, Tower.new
    assert_equal 100, Tower.new.size
    assert_operator Tower, :<, Stack
  end

  def test_takes_blocks
    assert_equal [2, 4], Stack.of(1, 2).map { |item| item * 2 }
    assert_equal 2, Stack.of(1, 2, 3).find { |item| item > 1 }
    found = Stack.of(1, 2, 3).each { |item| break item if item == 2 }
    assert_equal 2, found
    assert_equal 3, Stack.of(1, 2, 3).size
    assert_raises(KeyError) { Stack.of(1).each { raise KeyError, "mine" } }
  end

  def test_helper_of_the_tests
    assert_equal 3, sum_of([1, 2])
  end
end

class TestFunctions < Minitest::Test
  def test_data
    assert_equal 4, twice(2)
    assert_equal "abab", twice("ab")
    assert_equal 2**71, twice(2**70)
    assert_in_delta 0.2, twice(0.1), 1e-9
    assert_equal({ "a" => 2, "b" => 1 }, words_of("a b a"))
    assert_equal "XIX", 19.to_roman
    assert_equal 3/4r, Sums::RATE
    assert_equal 6, Sums.total([1, 2, 3])
    assert_equal 42, Sums::Deep.answer
  end

  def test_what_is_handed_over_is_changed_in_place
    text = +"hey"
    same = shout!(text)
    assert_equal "HEY!", text
    assert_same text, same
  end

  def test_yields_several_values
    seen = []
    each_pair_of([1, 2, 3]) { |a, b| seen << a + b }
    assert_equal [3, 5], seen
  end

  def test_prints
    assert_output("one\ntwo\n") { write_to($stdout) }
    out = StringIO.new
    write_to(out)
    assert_equal "one\ntwo\n", out.string
  end

  def test_asks
    before, $stdin = $stdin, StringIO.new("you\n")
    assert_output("name? hello you\n") { ask_name }
  ensure
    $stdin = before
  end

  Visitor = Struct.new(:seen) do
    def visited(number)
      seen << number
      "done"
    end
  end

  def test_uses_an_object_of_the_test
    visitor = Visitor.new([])
    assert_equal "done", visit(visitor)
    assert_equal [3], visitor.seen
  end

  def test_a_script_runs_apart
    assert_equal "[]\n", `ruby -e 'p Dir.children("/cofferdam/tests")'`
    assert system("true")
  end

  define_method "test_left out" do
    skip "not yet"
  end
end

describe "a specification" do
  it "is a test as well" do
    _(twice(21)).must_equal 42
  end
end
