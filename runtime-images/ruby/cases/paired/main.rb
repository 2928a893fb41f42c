# Pieces that print the same under gVisor and under runc: `main.rb N` runs one of them.
# pieces: 34
# differs 26: two reasons forbid it, and gVisor looks at the rights before it looks at the read-only mount
require "bigdecimal"
require "csv"
require "date"
require "digest"
require "fileutils"
require "json"
require "open3"
require "securerandom"
require "set"
require "socket"
require "stringio"
require "tempfile"
require "time"
require "zlib"

def raised
  yield
rescue SystemCallError, StandardError, SystemStackError => e
  [e.class.name, e.message[0, 80]]
end

def deep(n) = n.zero? ? 0 : 1 + deep(n - 1)

def filed
  FileUtils.mkdir_p("a/b", mode: 0o750)
  File.write("a/b/c", "text")
  File.link("a/b/c", "a/d")
  File.symlink("b/c", "a/e")
  File.chmod(0o640, "a/d")
  modes = %w[b d e].map { |name| [name, File.lstat("a/#{name}").mode.to_s(8), File.lstat("a/#{name}").ftype] }
  File.rename("a/d", "a/f")
  [modes, Dir.children("a").sort, File.readlink("a/e"), File.read("a/e")]
end

def forked
  reading, writing = IO.pipe
  child = fork do
    writing.write("from the child")
    exit!(7)
  end
  writing.close
  Process.wait(child)
  [reading.read, $?.exitstatus]
end

PIECES = [
  -> { 2**200 },
  -> { [0.1 + 0.2, 1e300 * 1e10, -0.0, Math::PI, 1 / 3.0] },
  -> { [0.5, 1e6, 1e22].map { |x| Math.sin(x) } },
  -> { BigDecimal("2").sqrt(30).round(25).to_s },
  -> { Rational(1, 3) + Rational(1, 6) },
  -> { "Ångström ñ 日本".unicode_normalize(:nfd).bytes },
  -> { %w[Straße ärger Äpfel zebra].sort },
  -> { "mississippi".chars.tally.sort_by { |k, v| [-v, k] } },
  -> { JSON.generate({ "a" => [1, 2.5, nil], "ü" => "é" }) },
  -> { CSV.parse(%(a,"b,c",d\n1,2,3\n)) },
  -> { "x@y.com, ab@cd.com".scan(/(\w+)@(\w+)\.com/) },
  -> { Time.local(2024, 2, 29, 12).iso8601 },
  -> { [Time.now.zone, Encoding.default_external.name, Encoding.find("filesystem").name] },
  -> { Random.new(7).rand(1000) },
  -> { Digest::SHA256.hexdigest("text") },
  -> { [Zlib.crc32("text"), Zlib::Deflate.deflate("a" * 1000).bytesize] },
  -> { [1, 2.5, -3].pack("lEq").bytes },
  -> { raised { [].fetch(1) } },
  -> { [raised { deep(10**7) }.first, deep(500)] },
  -> { Array.new(8) { |i| Thread.new { i * i } }.map(&:value) },
  -> { seen = []; trap("USR1") { seen << 1 }; Process.kill("USR1", Process.pid); sleep 0.1; seen },
  -> { filed },
  -> { File.open("hole", "wb") { |f| f.seek(1 << 20); f.write("x") }; [File.size("hole"), File.binread("hole", 3)] },
  -> { forked },
  -> { Open3.capture2e("sh", "-c", "echo $0 $1; exit 3", "a", "b").then { |out, status| [out, status.exitstatus] } },
  -> { raised { File.open("/nowhere/file") } },
  -> { raised { File.open("/etc/passwd", "w") }.first },
  -> { raised { TCPSocket.new("127.0.0.1", 9) }.first },
  -> { [Dir.pwd, Process.uid, Process.gid, File.umask.to_s(8), ENV.keys.sort] },
  -> { [$PROGRAM_NAME, SecureRandom.bytes(16).bytesize, File.read("/dev/null"), File.exist?("/dev/zero")] },
  -> { Date.new(2024, 2, 29).next_year.to_s },
  -> { Tempfile.create("x") { |f| File.dirname(f.path) } },
  -> { %w[a b c].permutation.map(&:join) },
  -> { (1..Float::INFINITY).lazy.select(&:even?).map { |x| x * x }.first(5) },
]
p PIECES[Integer(ARGV[0])].call
