# frozen_string_literal: true

# What tests and program say to each other: values by copy where they are data, by number where they are not.
#
# Both sides use this file, and neither ever lets the other side's bytes choose what is run: a message is JSON, each tag
# stands for one constructor of plain data, and everything else is a number that its owner looks up.

require "json"
require "set"

module Cofferdam
  # The other side is gone.
  class Closed < StandardError
  end

  # Messages over two pipes, one at a time, waiting.
  class Channel
    DEEPEST = 500

    def initialize(saying, hearing)
      @saying = IO.for_fd(saying, "wb")
      @hearing = IO.for_fd(hearing, "rb")
      @saying.sync = true
    end

    def send(kind, message)
      body = JSON.generate(message, max_nesting: 0).b
      @saying.write([kind, body.bytesize].pack("aN") + body)
    end

    def receive
      head = @hearing.read(5)
      raise Closed, "the other side is gone" if head.nil? || head.bytesize < 5

      kind, length = head.unpack("aN")
      [kind, (length.zero? ? "" : @hearing.read(length)).force_encoding(Encoding::UTF_8)]
    end

    def self.parse(body)
      JSON.parse(body, max_nesting: DEEPEST)
    end
  end

  # Writes one message's values. What can be changed is written once and named after that, so that it stays one.
  class Encoder
    attr_reader :written

    def initialize(shared = {}.compare_by_identity, &refer)
      @refer = refer
      @shared = shared.dup
      @written = []
    end

    def value(value)
      case value
      when nil, true, false then value
      when Integer then value.bit_length < 53 ? value : { "i" => value.to_s }
      when Float then value.finite? && !(value.zero? && 1 / value < 0) ? value : { "f" => value.to_s }
      when Symbol then { "y" => value.to_s }
      when Rational then { "q" => [value.numerator.to_s, value.denominator.to_s] }
      when Complex then { "c" => [self.value(value.real), self.value(value.imaginary)] }
      when Range then { "g" => [self.value(value.begin), self.value(value.end), value.exclude_end?] }
      when Time then { "T" => [value.to_r.to_s, value.utc? ? "UTC" : value.utc_offset] }
      else object(value)
      end
    end

    def values(values)
      values.map { |each| value(each) }
    end

    def named(named)
      named.map { |name, each| [value(name), value(each)] }
    end

    # What a mutable value holds.
    def content(value)
      case value
      when String then text(value)
      when Array then { "l" => values(value) }
      when Hash then { "d" => value.map { |key, each| [self.value(key), self.value(each)] } }
      else { "s" => values(value.to_a) }
      end
    end

    private

    def object(value)
      known = @shared[value]
      return { "n" => known } if known
      return @refer.call(value, self) unless plain?(value)
      return text(value) if value.instance_of?(String) && value.frozen?

      name = @written.size
      @shared[value] = name
      @written << value
      { "n" => name }.merge(content(value))
    end

    def plain?(value)
      [String, Array, Hash, Set].any? { |kind| kind === value && value.instance_of?(kind) } &&
        !(Hash === value && value.default_proc) && value.singleton_methods(false).empty?
    end

    def text(value)
      utf8 = value.encoding == Encoding::UTF_8 || value.encoding == Encoding::US_ASCII
      return { "x" => value.dup.force_encoding(Encoding::UTF_8) } if utf8 && value.valid_encoding?

      { "b" => [[value.b].pack("m0"), value.encoding.name] }
    end
  end

  # Reads one message's values.
  class Decoder
    attr_reader :read

    def initialize(shared = {}, &resolve)
      @resolve = resolve
      @shared = shared
      @read = {}
    end

    def value(written)
      return written unless written.is_a?(Hash)
      return mutable(written) if written.key?("n")

      tag, body = written.first
      case tag
      when "i" then Integer(body, 10)
      when "f" then { "NaN" => Float::NAN, "Infinity" => Float::INFINITY, "-Infinity" => -Float::INFINITY }.fetch(body, -0.0)
      when "y" then body.to_sym
      when "q" then Rational(Integer(body[0], 10), Integer(body[1], 10))
      when "c" then Complex(value(body[0]), value(body[1]))
      when "g" then Range.new(value(body[0]), value(body[1]), body[2] == true)
      when "T" then time(body)
      when "x", "b" then text(tag, body)
      else @resolve.call(written, self)
      end
    end

    def values(written)
      written.map { |each| value(each) }
    end

    def named(written)
      written.to_h { |name, each| [value(name), value(each)] }
    end

    # Lays the content into an empty or an old value, in place.
    def fill(made, tag, body)
      case tag
      when "x", "b" then made.replace(text(tag, body))
      when "l" then made.replace(values(body))
      when "d" then made.replace(body.to_h { |key, each| [value(key), value(each)] })
      when "s" then made.replace(values(body))
      else raise TypeError, "a value of a kind that nobody knows"
      end
    end

    private

    def mutable(written)
      name = written["n"]
      tag, body = written.find { |key, _| key != "n" }
      if tag.nil?
        found = @read.fetch(name) { @shared[name] }
        raise TypeError, "a value is named that nobody knows" if found.nil?

        return found
      end
      made = { "x" => String, "b" => String, "l" => Array, "d" => Hash, "s" => Set }.fetch(tag).new
      @read[name] = made
      fill(made, tag, body)
      made
    end

    def text(tag, body)
      tag == "x" ? +String(body) : body[0].unpack1("m0").force_encoding(Encoding.find(body[1]))
    end

    def time(body)
      at = Time.at(Rational(body[0]))
      body[1] == "UTC" ? at.utc : at.localtime(Integer(body[1]))
    end
  end
end
