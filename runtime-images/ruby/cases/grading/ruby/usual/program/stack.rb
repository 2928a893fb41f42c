require_relative "lib/words"

class EmptyError < StandardError
  attr_reader :wanted

  def initialize(message = "empty", wanted: 1)
    super(message)
    @wanted = wanted
  end
end

class Stack
  include Enumerable

  LIMIT = 3
  attr_reader :items
  attr_accessor :name

  def self.of(*items)
    items.each_with_object(new) { |item, stack| stack.push(item) }
  end

  def initialize(name: "stack")
    @items = []
    @name = name
  end

  def push(item)
    raise ArgumentError, "full" if @items.size == LIMIT

    @items.push(item)
    self
  end

  def pop
    raise EmptyError.new(wanted: 2) if @items.empty?

    @items.pop
  end

  def size = @items.size

  def each(&block) = @items.each(&block)

  def ==(other)
    other.is_a?(Stack) && items == other.items
  end
end

class Tower < Stack
  def size = super + 100
end

class Integer
  def to_roman
    { 10 => "X", 9 => "IX", 5 => "V", 4 => "IV", 1 => "I" }.reduce(["", self]) do |(text, left), (value, letters)|
      [text + letters * (left / value), left % value]
    end.first
  end
end

module Sums
  RATE = 3/4r

  def self.total(list) = list.sum

  class Deep
    def self.answer = 42
  end
end

def twice(value)
  value * 2
end

def shout!(text)
  text.upcase!
  text << "!"
end

def each_pair_of(list)
  list.each_cons(2) { |a, b| yield a, b }
end

def ask_name
  print "name? "
  puts "hello #{gets.chomp}"
end

def write_to(io)
  io.puts "one", "two"
end

def visit(visitor)
  visitor.visited(3)
end

def leave
  exit(0)
end
