# frozen_string_literal: true

# Runs a caller's minitest files against a program that runs apart from them.
#
# This process has the tests, and the right to report; `require_relative` of one of the program's files finds in it what
# `mirror` makes of that.

require "json"

module Cofferdam
  TESTS = "/cofferdam/tests"
  JOB = JSON.parse(File.read("#{TESTS}/.cofferdam.json"))
end

require_relative "mirror"
require "minitest"
require "open3"

module Cofferdam
  WORKSPACE = Dir.pwd
  LINK = Link.new(JOB, WORKSPACE)

  # Words that only this process can write, since it alone has the descriptor; each case is announced before the first runs.
  module Report
    LONGEST_NAME = 200
    LONGEST = 2500
    OUT = IO.for_fd(5, "wb")
    OUT.sync = true

    def self.say(**word)
      OUT.write("#{JSON.generate(word)}\n")
    end

    def self.names(cases)
      seen = Hash.new(0)
      cases.to_h do |kind, method|
        name = "#{kind}##{method}".scrub[0, LONGEST_NAME]
        count = seen[name] += 1
        [[kind, method], count == 1 ? name : "#{name} (#{count})"]
      end
    end

    def self.tell(name, result)
      status = if result.skipped? then "skipped"
               else result.passed? ? "passed" : "failed"
               end
      message = result.failures.map { |each| "#{said(each)}\n#{place(each)}" }.join("\n").scrub
      message = result.failures[0].message if status == "skipped"
      say(event: "case", name: name, status: status, message: message[0, LONGEST], time: (result.time * 1000).round)
    end

    def self.said(failure)
      Minitest::UnexpectedError === failure ? "#{failure.error.class}: #{failure.error.message}" : failure.message
    end

    def self.place(failure)
      error = Minitest::UnexpectedError === failure ? failure.error : failure
      (error.backtrace || []).grep(%r{\A#{TESTS}/|\A#{Regexp.escape(WORKSPACE)}/}).first(5).map { |line| "    #{line.delete_prefix("#{TESTS}/")}" }.join("\n")
    end
  end

  # What a test starts (the program as a script, say) starts where the tests are not.
  module Apart
    ALONE = ["/cofferdam/runner", "apart-alone"].freeze

    def self.words(args)
      args = args.dup
      env = Hash === args.first ? [args.shift] : []
      options = Hash === args.last ? [args.pop] : []
      command = if args.size == 1 && String === args[0] then ["/bin/sh", "sh", "-c", args[0]]
                else [Array(args[0])[0], Array(args[0])[-1], *args[1..]]
                end
      [*env, [ALONE[0], "runner"], ALONE[1], *command, *options]
    end

    def self.refused(*)
      raise NotImplementedError, "a test cannot become or copy a process here: start one"
    end
  end
end

# `require` and `load`, where a test names a file of the program's.
module Kernel
  alias cofferdam_require require
  alias cofferdam_load load
  alias cofferdam_spawn spawn
  alias cofferdam_system system

  def require(name)
    file = String === name && Cofferdam::LINK.file(name, Cofferdam::WORKSPACE)
    file && (name.start_with?(".", "/") || $LOAD_PATH.none? { |each| File.exist?("#{each}/#{name.delete_suffix(".rb")}.rb") }) ? Cofferdam::LINK.load(file, false) : cofferdam_require(name)
  end

  def require_relative(name)
    from = caller_locations(1, 1).first.absolute_path
    file = Cofferdam::LINK.file(name, File.dirname(from)) if from.start_with?("#{Cofferdam::TESTS}/", "#{Cofferdam::WORKSPACE}/")
    file ? Cofferdam::LINK.load(file, false) : cofferdam_require(File.expand_path(name, File.dirname(from)))
  end

  def load(name, wrap = false)
    file = Cofferdam::LINK.file(name, Cofferdam::WORKSPACE)
    file ? Cofferdam::LINK.load(file, true) : cofferdam_load(name, wrap)
  end

  def spawn(*args) = cofferdam_spawn(*Cofferdam::Apart.words(args))
  def system(*args, **named) = cofferdam_system(*Cofferdam::Apart.words(args), **named)
  def `(line) = IO.popen(line, &:read)
  def fork(*) = Cofferdam::Apart.refused
  def exec(*) = Cofferdam::Apart.refused
end

class << Kernel
  def fork(*) = Cofferdam::Apart.refused
  def exec(*) = Cofferdam::Apart.refused
end

class << Process
  alias cofferdam_spawn spawn
  def spawn(*args, **named) = cofferdam_spawn(*Cofferdam::Apart.words(args), **named)
  def fork(*) = Cofferdam::Apart.refused
  def exec(*) = Cofferdam::Apart.refused
end

class << IO
  alias cofferdam_popen popen
  def popen(*args, **named, &block)
    env = Hash === args.first ? [args.shift] : []
    command, *mode = args
    words = Cofferdam::Apart.words(Array === command ? command : [command])
    cofferdam_popen(*env, words, *mode, **named, &block)
  end
end

# Files that are tests run themselves at the end of their process; here their cases are run one by one.
def Minitest.autorun; end

module Cofferdam
  def self.main
    files = JOB["tests"].select { |name| name.end_with?(".rb") }
    named = files.select { |name| File.basename(name).match?(/\Atest_|_test\.rb\z|_spec\.rb\z|\Atest\.rb\z/) }
    broken = (named.empty? ? files : named).to_h { |name| [name, load_tests(name)] }.compact
    cases = Minitest::Runnable.runnables.flat_map { |kind| kind.runnable_methods.map { |method| [kind, method] } }
    names = Report.names(cases)
    Report.say(event: "collected", cases: [*broken.keys, *names.values])
    broken.each { |name, why| Report.say(event: "case", name: name, status: "error", message: why[0, Report::LONGEST], time: 0) }
    Report.say(event: "problem", message: "no test case was found: name the methods test_*, in classes below Minitest::Test") if cases.empty? && broken.empty?
    forget_sources
    run(names, broken.any? && JOB["stop_on_failure"])
    Report.say(event: "end")
  end

  def self.load_tests(name)
    Object.send(:cofferdam_load, "#{TESTS}/#{name}")
    nil
  rescue StandardError, ScriptError, SystemStackError, SystemExit => e
    "#{e.class}: #{e.message}".scrub
  end

  # Nothing that a test starts later may read the tests.
  def self.forget_sources
    JOB["tests"].each { |name| File.delete("#{TESTS}/#{name}") if name.end_with?(".rb") }
  end

  def self.run(names, stopped)
    names.each do |(kind, method), name|
      if stopped
        Report.say(event: "case", name: name, status: "skipped", message: "not run, because an earlier case failed", time: 0)
        next
      end
      result = Minitest.run_one_method(kind, method)
      Report.tell(name, result)
      stopped = JOB["stop_on_failure"] && !result.passed? && !result.skipped?
    end
  end
end

# An exception is shown as it is; nobody sends it to another process.
class Minitest::Test
  def sanitize_exception(error) = error
end

Minitest.seed = 0
# Differences are told without a program for them, which the image does not have.
Minitest::Assertions.diff = nil
$LOAD_PATH.unshift(Cofferdam::TESTS)
Cofferdam.main
$stdout.flush
exit!(0)
