# frozen_string_literal: true

# The program's side: loads the program, and does with it what the tests ask for.
#
# It runs where the tests cannot be seen. Nothing in here is trusted by the tests' side: the program may do to it, and to
# everything that it sends, whatever it likes.

require "stringio"
require_relative "wire"

module Cofferdam
  # A test does not want the rest of a call that it was called back from.
  class Left < Exception # rubocop:disable Lint/InheritException
  end

  # Something of the tests' that is no data: it can be used, and not looked into.
  class Foreign < BasicObject
    def initialize(side, number)
      @side = side
      @number = number
    end

    def method_missing(name, *args, **named, &block)
      @side.ask("send", @number, [name, args, named, block])
    end

    def respond_to?(name, _all = false)
      name == :cofferdam_number || @side.ask("has", @number, [name])
    end

    def respond_to_missing?(_name, _all)
      false
    end

    def cofferdam_number
      @number
    end

    def inspect
      "an object of the tests"
    end
  end

  # Standard output, error and input as the tests have them at the moment, replaced or captured.
  class Stream
    def initialize(side, name, number)
      @side = side
      @name = name
      @number = number
    end

    def write(*texts)
      @side.ask("print", 0, [@name, texts.join])
      texts.sum { |text| text.to_s.bytesize }
    end

    %w[puts print printf putc p pp].each do |name|
      define_method(name) do |*args|
        text = StringIO.new
        name == "p" ? args.each { |each| text.puts(each.inspect) } : text.public_send(name, *args)
        write(text.string)
        nil
      end
    end

    def <<(text)
      write(text.to_s)
      self
    end

    %w[gets read getc readline readlines each_line].each do |name|
      define_method(name) do |*args, &block|
        found = @side.ask("read", 0, [name == "each_line" ? "readlines" : name, args])
        name == "each_line" ? found.each(&block) : found
      end
    end

    def fileno = @number
    def tty? = false
    alias isatty tty?
    def sync = true

    def sync=(_)
      true
    end

    def flush = self
    def fsync = 0
    def external_encoding = Encoding::UTF_8
    def set_encoding(*) = self
    def close = nil
    def closed? = false
  end

  # Answers the tests' requests, one at a time; within one, the program may ask back.
  class Program
    BASIC = Object.constants.map { |name| [name, Object.const_get(name)] rescue nil }.compact
                  .select { |_, value| Module === value }.to_h { |name, value| [value, name.to_s] }.compare_by_identity.freeze
    PATCHED = [Integer, Float, Numeric, Rational, Complex, String, Symbol, Array, Hash, Set, Range, NilClass, TrueClass,
               FalseClass, Proc, Time, Enumerable, Comparable, Kernel, Object].freeze
    WRITING = Encoder.method(:new)
    READING = Decoder.method(:new)

    def initialize
      @channel = Channel.new(3, 4)
      @owned = []
      @numbers = {}.compare_by_identity
      @passed = {}.compare_by_identity
      @strangers = {}
      @stranger_numbers = {}.compare_by_identity
    end

    def serve
      loop { work(Channel.parse(@channel.receive[1])) }
    end

    def ask(what, on, args)
      encoder = WRITING.call(@passed) { |value, into| refer(value, into) }
      @channel.send("c", { "do" => what, "on" => on, "args" => encoder.values(args) })
      loop do
        kind, body = @channel.receive
        message = Channel.parse(body)
        if kind == "q"
          work(message)
          next
        end
        raise Left if message["do"] == "leave"

        value = READING.call({}) { |written, into| resolve(written, into) }.value(message["value"])
        return value unless message["do"] == "raise"

        raise value
      end
    end

    private

    def number(value)
      @numbers[value] ||= (@owned << value).size - 1
    end

    # What is ours goes out as a number, and says once what kind of thing it is.
    def refer(value, encoder)
      return { "A" => @stranger_numbers[value] } if @stranger_numbers.key?(value)

      case value
      when Module then of_module(value, encoder)
      when Exception then of_error(value, encoder)
      when Proc, Method, UnboundMethod then { "R" => number(value), "kind" => "proc" }
      else { "R" => number(value), "kind" => "object", "class" => encoder.value(Kernel.instance_method(:class).bind_call(value)) }
      end
    end

    def of_module(value, encoder)
      return { "B" => BASIC[value] } if BASIC.key?(value)

      made = { "R" => number(value), "kind" => Class === value ? "class" : "module", "name" => Module.instance_method(:name).bind_call(value) }
      made["super"] = encoder.value(value.superclass) if Class === value && !value.superclass.nil?
      made["mixed"] = (value.included_modules - Object.included_modules).reject { |each| BASIC.key?(each) }.map { |each| encoder.value(each) }
      made
    end

    def of_error(value, encoder)
      text = begin
        String(value.message)[0, 4000]
      rescue Exception # rubocop:disable Lint/RescueException
        "an exception that cannot be told"
      end
      { "E" => number(value), "class" => encoder.value(value.class), "text" => text,
        "trace" => Array(value.backtrace).grep_v(%r{/cofferdam/unit/}).first(20).map(&:to_s) }
    end

    def resolve(written, decoder)
      if written.key?("R") then @owned.fetch(written["R"])
      elsif written.key?("E") then error(written, decoder)
      elsif written.key?("B") then Object.const_get(written["B"])
      elsif written.key?("A") then stranger(written)
      else raise TypeError, "an unknown tag"
      end
    end

    def error(written, decoder)
      return @owned.fetch(written["E"]) if written["E"]

      made = decoder.value(written["class"]).allocate
      Exception.instance_method(:initialize).bind_call(made, written["text"])
      made
    end

    def stranger(written)
      @strangers[written["A"]] ||= begin
        number = written["A"]
        side = self
        made = written["call"] ? proc { |*args, **named, &block| side.ask("call", number, [args, named, block]) } : Foreign.new(self, number)
        @stranger_numbers[made] = number
        made
      end
    end

    # Requests of the tests.

    def work(request)
      decoder = READING.call({}) { |written, into| resolve(written, into) }
      outer = @passed
      before = {}
      begin
        args = decoder.values(request["args"])
        names = {}.compare_by_identity
        decoder.read.each { |name, each| names[each] = "#{request["id"]}.#{name}" }
        @passed = outer.merge(names)
        before = decoder.read.to_h { |name, each| ["#{request["id"]}.#{name}", [each, alone(each)]] }
        reply("return", public_send_to(request["do"], args), before)
      rescue Closed, NoMemoryError
        exit!(0)
      rescue Exception => e # rubocop:disable Lint/RescueException
        reply("raise", e, before)
      ensure
        @passed = outer
      end
    end

    def alone(value)
      others = @passed.dup
      others.delete(value)
      JSON.generate(WRITING.call(others) { |each, into| refer(each, into) }.content(value), max_nesting: 0)
    end

    def reply(how, value, before)
      begin
        encoder = WRITING.call(@passed) { |each, into| refer(each, into) }
        written = encoder.value(value)
        changed = before.select { |_, (now, then_)| alone(now) != then_ }
                        .transform_values { |(now, _)| encoder.content(now) }
        message = { "do" => how, "value" => written, "changed" => changed }
      rescue StandardError, SystemStackError => e
        message = { "do" => "raise", "value" => of_error(TypeError.new("this cannot be handed to the tests: #{e.message}"), WRITING.call { {} }), "changed" => {} }
      end
      @channel.send("a", message)
    end

    def public_send_to(what, args)
      case what
      when "load" then load_file(args[0])
      when "send"
        target, name, list, named, block = args
        named.empty? ? target.public_send(name, *list, &block) : target.public_send(name, *list, **named, &block)
      when "global" then args[1].empty? ? TOPLEVEL_BINDING.receiver.send(args[0], *args[2], &args[3]) : TOPLEVEL_BINDING.receiver.send(args[0], *args[2], **args[1], &args[3])
      when "has" then args[0].respond_to?(args[1])
      when "call" then args[0].call(*args[1], **args[2], &args[3])
      when "force" then args[0].__send__(args[1], *args[2], **args[3], &args[4])
      else raise ArgumentError, "nobody knows `#{what}`"
      end
    end

    # What a file of the program's brings into the world: constants, functions, and methods of the language's own classes.
    def load_file(name)
      constants = Object.constants
      methods = snapshot
      globals = Object.private_instance_methods(false)
      Object.send(:load, File.expand_path(name))
      [
        (Object.constants - constants).map { |each| [each, Object.const_get(each)] },
        Object.private_instance_methods(false) - globals,
        snapshot.flat_map { |kind, names| (names - methods[kind]).map { |each| [kind, each] } },
      ]
    end

    def snapshot
      PATCHED.to_h { |kind| [kind, kind.public_instance_methods(false)] }
    end
  end
end

side = Cofferdam::Program.new
$stdout = Cofferdam::Stream.new(side, "stdout", 1)
$stderr = Cofferdam::Stream.new(side, "stderr", 2)
$stdin = Cofferdam::Stream.new(side, "stdin", 0)
$PROGRAM_NAME = "main.rb"
ARGV.clear
begin
  side.serve
rescue Cofferdam::Closed, Errno::EPIPE
  exit!(0)
end
