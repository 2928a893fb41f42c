# frozen_string_literal: true

# The tests' side of the program: classes, modules, functions and objects that stand for those in the other process.
#
# What the program sends is data, or a number of its own; it never chooses what is run here. Whether something of the
# program's equals something of the tests' is decided here, on plain data alone, so that no `==` of the program's can pass
# for an answer.

require "stringio"
require_relative "wire"

module Cofferdam
  # The program ended its process, or did not answer, while a test wanted something of it.
  class ProgramEnded < StandardError
  end

  # Conversions that the language asks for by itself, and what decides about equality: never the program's business.
  OURS = %i[
    to_ary to_str to_hash to_int to_proc to_io to_path to_regexp to_open to_sym coerce exception marshal_dump marshal_load _dump
    encode_with == === =~ != ! eql? equal? hash instance_of? is_a? kind_of? nil? method_missing respond_to_missing?
    respond_to? initialize initialize_copy initialize_clone initialize_dup inherited included extended prepended const_missing
    method_added singleton_method_added object_id __id__ __send__ instance_eval instance_exec class singleton_class
  ].freeze

  # What stands for an object of the program's.
  class Remote
    KEPT = %i[__id__ object_id __send__ class is_a? kind_of? instance_of? equal? ! nil? singleton_class freeze frozen? instance_variable_defined?].freeze
    (instance_methods - KEPT).each { |name| undef_method(name) unless name == :instance_exec }

    def self.stand(link, number)
      made = allocate
      link.adopt(made, number)
      made
    end

    def method_missing(name, *args, **named, &block)
      raise NoMethodError, "undefined method `#{name}' for an object of the program's" if OURS.include?(name)

      LINK.ask("send", [self, name, args, named, block])
    end

    def respond_to?(name, all = false)
      return true if %i[inspect to_s ==].include?(name)

      !OURS.include?(name) && LINK.ask("has", [self, name]) == true
    end

    def respond_to_missing?(_name, _all = false)
      false
    end

    def ==(other)
      return true if equal?(other)

      Cofferdam.remote?(other) ? LINK.ask("send", [self, :==, [other], {}, nil]) == true : false
    end

    def !=(other)
      !(self == other)
    end

    def ===(other)
      self == other
    end

    def eql?(other)
      equal?(other) || (Cofferdam.remote?(other) && LINK.ask("send", [self, :eql?, [other], {}, nil]) == true)
    end

    def hash
      LINK.ask("send", [self, :hash, [], {}, nil]).hash
    end

    def inspect
      String(LINK.ask("send", [self, :inspect, [], {}, nil]))
    end

    def to_s
      String(LINK.ask("send", [self, :to_s, [], {}, nil]))
    end

    def send(name, *args, **named, &block)
      LINK.ask("force", [self, name, args, named, block])
    end

    def instance_variable_get(name)
      LINK.ask("force", [self, :instance_variable_get, [name], {}, nil])
    end

    # A test that replaces a method of one object (`stub`) replaces it for itself alone.
    def define_singleton_method(name, ...)
      Kernel.instance_method(:define_singleton_method).bind_call(self, name, ...)
    end

    def method(name)
      Kernel.instance_method(:method).bind_call(self, name)
    rescue NameError
      Kernel.instance_method(:proc).bind_call(self) { |*args, **named, &block| LINK.ask("send", [self, name, args, named, block]) }
    end
  end

  # What stands for a class or a module of the program's.
  module Mirrored
    def method_missing(name, *args, **named, &block)
      return super if OURS.include?(name)

      LINK.ask("send", [self, name, args, named, block])
    end

    def respond_to_missing?(name, _all = false)
      !OURS.include?(name) && LINK.ask("has", [self, name]) == true
    end

    def const_missing(name)
      LINK.ask("send", [self, :const_get, [name], {}, nil])
    end

    %i[method_defined? instance_methods public_method_defined? constants ancestors].each do |name|
      define_method(name) { |*args| name == :ancestors ? super(*args) : LINK.ask("send", [self, name, args, {}, nil]) }
    end
  end

  # ... and its own way to make objects.
  module Made
    def new(*args, **named, &block)
      LINK.ask("send", [self, :new, args, named, block])
    end
  end

  # What a method of an exception of the program's is asked for.
  module Raised
    def method_missing(name, *args, **named, &block)
      return super if OURS.include?(name) || !LINK.owns?(self)

      LINK.ask("send", [self, name, args, named, block])
    end

    def respond_to_missing?(name, _all = false)
      !OURS.include?(name) && LINK.owns?(self) && LINK.ask("has", [self, name]) == true
    end
  end

  def self.remote?(value)
    Remote === value
  end

  # Asks the program, and answers when it asks back.
  class Link
    # These would end the process of the tests.
    ENDING = [SystemExit, SignalException, NoMemoryError].freeze
    READS = %w[gets read getc readline readlines].freeze
    STRING_IO = %i[write puts print printf putc << gets read getc readline readlines each_line string rewind].freeze
    MOCK = %i[expect verify].freeze
    BASIC = Object.constants.map { |name| [name.to_s, Object.const_get(name)] rescue nil }.compact.to_h.select { |_, value| Module === value }

    def initialize(job, workspace)
      @channel = Channel.new(3, 4)
      @files = job["program"]
      @workspace = workspace
      @loaded = []
      @life = 0
      @requests = 0
      @lent = []
      @lent_numbers = {}.compare_by_identity
      @shared = {}
      @known = {}
      @handles = {}.compare_by_identity
      @fresh = false
    end

    # A file of the program's, as a test names it; nil for any other.
    def file(path, from)
      whole = File.expand_path(path, from)
      [from_root(whole, TESTS), from_root(whole, @workspace)].compact.each do |name|
        found = [name, "#{name}.rb"].find { |each| @files.include?(each) && each.end_with?(".rb") }
        return found if found
      end
      nil
    end

    def load(name, again)
      return false if @loaded.include?(name) && !again

      @loaded |= [name]
      bring(ask("load", [name]))
      true
    end

    def adopt(value, number)
      @handles[value] = { number: number, life: @life, path: nil }
      @known[number] = value
    end

    def owns?(value)
      @handles.key?(value)
    end

    def ask(what, args)
      again if @fresh
      encoder = Encoder.new { |value, _| refer(value) }
      id = @requests += 1
      request = { "do" => what, "id" => id, "args" => encoder.values(args) }
      encoder.written.each_with_index { |value, name| @shared["#{id}.#{name}"] = value }
      @channel.send("q", request)
      settle
    ensure
      encoder&.written&.each_index { |name| @shared.delete("#{id}.#{name}") }
    end

    private

    def from_root(path, root)
      path.delete_prefix("#{root}/") if path.start_with?("#{root}/")
    end

    # A new process of the program knows what the one before was told to load.
    def again
      @fresh = false
      @loaded.each { |name| bring(ask("load", [name])) }
    end

    def settle
      loop do
        kind, body = @channel.receive
        if kind == "x"
          @life += 1
          @known = {}
          @fresh = true
          raise ProgramEnded, body
        end
        message = Channel.parse(body)
        if kind == "c"
          oblige(message)
          next
        end
        return settled(message)
      end
    end

    def settled(message)
      decoder = Decoder.new(@shared) { |written, into| resolve(written, into) }
      value = decoder.value(message["value"])
      message.fetch("changed", {}).each do |name, content|
        original = @shared[name]
        raise ProgramEnded, "the program changed what it was not handed" if original.nil?

        decoder.fill(original, *content.first)
      end
      return value unless message["do"] == "raise"
      raise ProgramEnded, "the program raised what is no exception" unless Exception === value
      raise ProgramEnded, "the program ended itself: #{value.class}" if ENDING.any? { |kind| kind === value }

      raise value
    end

    # What is the tests' own and no data goes out as a number.
    def refer(value)
      handle = @handles[value]
      return { (Exception === value ? "E" : "R") => current(handle) } if handle

      name = Module === value && BASIC.key(value)
      return { "B" => name } if name
      return { "E" => nil, "class" => refer(value.class), "text" => value.message } if Exception === value

      number = @lent_numbers[value] ||= (@lent << value).size - 1
      { "A" => number, "call" => Proc === value || Method === value }
    end

    def current(handle)
      return handle[:number] if handle[:life] == @life
      raise ProgramEnded, "this object belongs to a process of the program that has ended" if handle[:path].nil?

      found = ask("send", [Object, :const_get, [handle[:path]], {}, nil])
      fresh = @handles[found]
      raise ProgramEnded, "this is not there any more" if fresh.nil?

      handle.merge!(number: fresh[:number], life: @life)
      handle[:number]
    end

    # What the program asks back. A test that leaves a block for good (`break`, `throw`) leaves the whole call.
    def oblige(message)
      done = false
      answer = begin
        args = Decoder.new(@shared) { |written, into| resolve(written, into) }.values(message["args"])
        value = back(message, args)
        done = true
        { "do" => "return", "value" => Encoder.new { |each, _| refer(each) }.value(value) }
      rescue StandardError, ScriptError, SystemStackError => e
        done = true
        { "do" => "raise", "value" => Encoder.new { |each, _| refer(each) }.value(e) }
      ensure
        leave unless done
      end
      @channel.send("r", answer)
    end

    def leave
      @channel.send("r", { "do" => "leave" })
      loop do
        kind, = @channel.receive
        if kind == "x"
          @life += 1
          @known = {}
          @fresh = true
        end
        return if kind != "c"

        @channel.send("r", { "do" => "leave" })
      end
    end

    def back(message, args)
      case message["do"]
      when "print" then (args[0] == "stderr" ? $stderr : $stdout).write(String(args[1]))
      when "read" then READS.include?(args[0]) ? $stdin.public_send(args[0], *args[1]) : nil
      when "call"
        target = lent(message)
        raise TypeError, "this cannot be called" unless Proc === target || Method === target

        target.call(*args[0], **args[1], &args[2])
      when "has" then lendable?(lent(message), args[0])
      when "send"
        target = lent(message)
        raise NoMethodError, "the tests do not hand over `#{args[0]}`" unless lendable?(target, args[0])

        target.public_send(args[0], *args[1], **args[2], &args[3])
      else raise TypeError, "the program wants what nobody knows"
      end
    end

    def lent(message)
      @lent.fetch(message["on"])
    end

    # Of the tests' objects the program can use what their own classes define, and nothing of the language's.
    def lendable?(target, name)
      return false unless Symbol === name
      return STRING_IO.include?(name) if StringIO === target
      return !MOCK.include?(name) && !name.start_with?("__", "instance_") if defined?(Minitest::Mock) && Minitest::Mock === target
      return target.members.include?(name.to_s.delete_suffix("=").to_sym) if Struct === target && target.members.include?(name.to_s.delete_suffix("=").to_sym)

      method = Kernel.instance_method(:public_method).bind_call(target, name)
      (method.source_location || [""])[0].start_with?("#{TESTS}/")
    rescue NameError
      false
    end

    # What the program wrote.
    def resolve(written, decoder)
      if written.key?("A") then @lent.fetch(written["A"])
      elsif written.key?("B") then BASIC.fetch(written["B"])
      elsif written.key?("E") then error(written, decoder)
      elsif written.key?("R") then @known[written["R"]] || stand(written, decoder)
      else raise ProgramEnded, "an unknown tag"
      end
    end

    def stand(written, decoder)
      number = written["R"]
      case written["kind"]
      when "proc"
        standing = Proc.new { |*args, **named, &block| ask("call", [standing, args, named, block]) }
        adopt(standing, number)
        standing
      when "class", "module" then type(written, decoder)
      else
        kind = decoder.value(written["class"])
        kind = Remote unless Class === kind && kind <= Remote
        kind.stand(self, number)
      end
    end

    def type(written, decoder)
      above = written["super"] && decoder.value(written["super"])
      made = if written["kind"] == "module" then Module.new
             elsif above <= Exception then Class.new(above) { include Raised }
             else Class.new(above <= Remote ? above : Remote)
             end
      made.extend(Mirrored)
      made.extend(Made) if Class === made
      adopt(made, written["R"])
      name = written["name"]
      if String === name && name.match?(/\A[A-Z]\w*(::[A-Z]\w*)*\z/)
        @handles[made][:path] = name
        made.set_temporary_name("program:#{name}") if made.respond_to?(:set_temporary_name) && !made.name
        made.define_singleton_method(:name) { name }
        made.define_singleton_method(:to_s) { name }
        made.define_singleton_method(:inspect) { name }
      end
      written.fetch("mixed", []).each { |each| made.include(decoder.value(each)) }
      made
    end

    def error(written, decoder)
      known = @known[written["E"]]
      return known if known

      kind = decoder.value(written["class"])
      raise ProgramEnded, "an exception of no kind" unless Class === kind && kind <= Exception
      raise ProgramEnded, "the program ended itself: #{kind}" if ENDING.any? { |each| kind <= each }

      made = kind.allocate
      Exception.instance_method(:initialize).bind_call(made, String(written["text"]))
      made.set_backtrace(Array(written["trace"]).map(&:to_s))
      adopt(made, written["E"])
      made
    end

    # What a file of the program's brings into the world.
    def bring(found)
      constants, functions, methods = found
      constants.each do |name, value|
        if @handles.key?(value)
          @handles[value][:path] ||= name.to_s
        end
        Object.send(:remove_const, name) if Object.const_defined?(name, false) && owned_constant?(name)
        Object.const_set(name, value) unless Object.const_defined?(name, false)
        constants_of_ours[name] = true
      end
      functions.each { |name| function(name) }
      methods.each { |kind, name| patch(kind, name) }
    end

    def constants_of_ours
      @constants_of_ours ||= {}
    end

    def owned_constant?(name)
      constants_of_ours.key?(name)
    end

    def function(name)
      return if OURS.include?(name) || (Object.private_method_defined?(name) && !functions_of_ours.include?(name)) || Object.method_defined?(name)

      functions_of_ours << name
      link = self
      Object.define_method(name) { |*args, **named, &block| link.ask("global", [name, named, args, block]) }
      Object.send(:private, name)
    end

    def functions_of_ours
      @functions_of_ours ||= []
    end

    # A method that the program gave to a class of the language's; none that was there, or that the language asks for itself.
    def patch(kind, name)
      return unless Module === kind && BASIC.value?(kind) && Symbol === name
      return if OURS.include?(name) || name.start_with?("to_s", "to_a", "inspect", "assert", "refute", "must", "wont")
      return if kind.method_defined?(name) || kind.private_method_defined?(name)

      link = self
      kind.define_method(name) { |*args, **named, &block| link.ask("send", [self, name, args, named, block]) }
    end
  end
end
